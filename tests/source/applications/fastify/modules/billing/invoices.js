async function invoices(fastify) {
  fastify.get('/', async () => []);
  fastify.get('/:invoiceId', async (request) => request.params);
  fastify.get('/:invoiceId.pdf', { handler: async (request, reply) => reply.type('application/pdf').send('') });
}

export { invoices as default };
