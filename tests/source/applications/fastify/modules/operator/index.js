import { routes } from './routes.js';

export default async function operator(fastify) {
  fastify.addHook('onRequest', fastify.requireOperator);

  routes.forEach((route) => fastify.route(route));

  fastify.register(async (nested) => {
    nested.get('/faults', async () => []);
    nested.post('/faults/:faultId/acknowledgement', async (request) => request.params);
  });
}
