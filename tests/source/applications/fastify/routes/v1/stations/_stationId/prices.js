export default function prices(fastify, opts, done) {
  fastify.get('/prices/:day?', async (request) => request.params);
  done();
}
