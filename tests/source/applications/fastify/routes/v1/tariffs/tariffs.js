export const autoPrefix = '/v1/price-plans';

export default async function tariffs(fastify) {
  fastify.get('/', async () => []);
  fastify.get('/:code', async (request) => request.params);
  fastify.get('/:code/history/*', async (request) => request.params);
}
