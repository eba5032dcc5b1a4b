import postgres from '@fastify/postgres';
import fp from 'fastify-plugin';

export default fp(
  async function database(fastify) {
    await fastify.register(postgres, { connectionString: process.env.DATABASE_URL });
    fastify.get('/health', { logLevel: 'warn' }, async () => {
      await fastify.pg.query('SELECT 1');
      return { status: 'ok' };
    });
  },
  { name: 'database' },
);
