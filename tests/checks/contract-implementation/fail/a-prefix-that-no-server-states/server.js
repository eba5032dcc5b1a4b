const fastify = require('fastify')();

fastify.register(async (api) => {
  api.get('/rooms', async () => []);
  api.post('/rooms', async () => ({}));
  api.get('/rooms/:id', async () => ({}));
}, { prefix: '/internal' });
