import Fastify from 'fastify';
import cors from '@fastify/cors';
import rooms from './rooms.js';

const app = Fastify({ logger: true });
await app.register(cors);
await app.register(rooms, { prefix: '/rooms' });
await app.listen({ port: 3000 });
