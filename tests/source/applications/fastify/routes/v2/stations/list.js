import { findStations } from '../../../lib/find-stations.js';

// A route on its own: autoload declares it.
export default {
  method: 'GET',
  url: '/',
  handler: async (request) => findStations(request.query),
};
