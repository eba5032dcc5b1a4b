import type { FastifyPluginAsync } from 'fastify';

const rooms: FastifyPluginAsync = async (fastify) => {
  fastify.get('/', async () => []);
  fastify.route({ method: 'PATCH', url: '/:roomId', handler: async () => ({}) });
  fastify.post<{ Params: { roomId: string } }>('/:roomId/bookings', async (request) => request.params);
};

export default rooms;
