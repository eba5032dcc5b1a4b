import { page, station } from './stations.schema.js';

export default async function stations(fastify) {
  fastify.get('/', { schema: { querystring: page } }, list);
  fastify.post('/', { schema: { body: station }, onRequest: [fastify.requireOperator] }, create);

  fastify.get('/:stationId', read);
  fastify.patch('/:stationId', { onRequest: [fastify.requireOperator], handler: change });
  fastify.delete('/:stationId(^[0-9a-f-]{36}$)', { onRequest: [fastify.requireOperator] }, async (request, reply) => {
    await fastify.pg.query('DELETE FROM stations WHERE id = $1', [request.params.stationId]);
    return reply.code(204).send();
  });

  fastify.get('/near/:latitude-:longitude', near);

  async function list() {
    const { rows } = await fastify.pg.query('SELECT * FROM stations LIMIT 100');
    return rows;
  }

  async function create(request, reply) {
    return reply.code(201).send(request.body);
  }

  async function read(request) {
    return { id: request.params.stationId };
  }

  async function change(request) {
    return request.body;
  }

  async function near(request) {
    return request.params;
  }
}
