const restart = async (request, reply) => reply.code(202).send(request.params);
const firmware = async (request) => request.params;

export const routes = [
  { method: 'POST', url: '/stations/:stationId/restart', handler: restart },
  { method: ['PUT', 'PATCH'], url: '/stations/:stationId/firmware', handler: firmware },
];
