import assert from 'node:assert/strict';
import test from 'node:test';

import Fastify from 'fastify';

import app from '../app.js';

test('stations are listed', async (t) => {
  const fastify = Fastify();
  fastify.register(app, { prefix: '/under-test' });
  fastify.get('/only-in-the-test', async () => 'x');
  t.after(() => fastify.close());

  const response = await fastify.inject('/under-test/api/v1/stations');
  assert.equal(response.statusCode, 200);
});
