import jwt from '@fastify/jwt';
import fp from 'fastify-plugin';

async function auth(fastify) {
  fastify.register(jwt, { secret: process.env.JWT_SECRET });

  fastify.decorate('authenticate', async (request) => {
    await request.jwtVerify();
  });

  fastify.decorate('requireOperator', async (request, reply) => {
    await request.jwtVerify();
    if (request.user.role !== 'operator') {
      return reply.forbidden();
    }
  });
}

export default fp(auth, { name: 'auth', dependencies: ['sensible'] });
