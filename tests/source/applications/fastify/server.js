import Fastify from 'fastify';

import app from './app.js';
import { options } from './lib/options.js';

const server = Fastify(options);

server.register(app);

try {
  await server.listen({ port: Number(process.env.PORT ?? 3000), host: '0.0.0.0' });
} catch (error) {
  server.log.error(error);
  process.exit(1);
}
