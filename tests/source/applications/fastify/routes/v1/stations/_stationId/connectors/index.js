export default async (fastify) => {
  fastify.addHook('onRequest', fastify.authenticate);

  fastify
    .get('/', async (request) => ({ station: request.params.stationId, connectors: [] }))
    .put('/:connector', async (request) => request.body);
};
