import invoices from './invoices.js';
import * as payouts from './payouts.js';

export default async function billing(fastify, opts) {
  fastify.addHook('onRequest', fastify.authenticate);

  await fastify.register(invoices, { prefix: '/invoices' });
  await fastify.register(payouts.routes, { ...opts, prefix: '/payouts' });
}
