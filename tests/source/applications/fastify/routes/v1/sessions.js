const ONE = '/sessions/:sessionId';

export default async function sessions(fastify) {
  fastify.addHook('onRequest', fastify.authenticate);

  fastify.route({
    method: 'POST',
    url: '/sessions',
    schema: { body: { type: 'object', required: ['connector'] } },
    handler: async (request, reply) => reply.code(201).send(request.body),
  });

  fastify.route({
    method: 'GET',
    url: ONE,
    handler: async (request) => request.params,
  });

  // Custom methods stand after a colon; two of them make one in a path of Fastify.
  fastify.post(`${ONE}::stop`, async (request) => request.params);
  fastify.post(`${ONE}::extend`, async (request) => request.params);

  fastify.get(`${ONE}/readings`, async () => []);
}
