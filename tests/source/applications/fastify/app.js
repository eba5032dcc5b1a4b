import path from 'node:path';

import AutoLoad from '@fastify/autoload';
import fastifyStatic from '@fastify/static';

import { API, OPERATOR } from './lib/prefixes.js';
import operator from './modules/operator/index.js';

const here = import.meta.dirname;

export default async function app(fastify, opts) {
  await fastify.register(AutoLoad, {
    dir: path.join(here, 'plugins'),
    options: Object.assign({}, opts),
  });

  fastify.register(fastifyStatic, { root: path.join(here, 'web'), prefix: '/map/' });

  fastify.register(AutoLoad, {
    dir: path.join(here, 'routes'),
    ignorePattern: /\.schema\.js$/,
    routeParams: true,
    options: { ...opts, prefix: API },
  });

  fastify.register(import('./modules/billing/index.js'), { prefix: `${API}/v1/billing` });
  fastify.register(operator, { prefix: OPERATOR });

  fastify.setNotFoundHandler((request, reply) => reply.notFound());
}
