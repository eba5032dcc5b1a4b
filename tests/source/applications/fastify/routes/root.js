export default async function root(fastify) {
  fastify.get('/', async () => ({ versions: ['v1', 'v2'] }));
}
