'use strict';

// Run by hand after a deployment; asks the service for what the calendar shows first.
const axios = require('axios');
const client = axios.create({ baseURL: process.argv[2] });

async function main() {
  await client.get('/api/v1/rounds', { params: { day: 'today' } });
  await client.post('/api/v1/cache', {});
}

main();
