'use strict';

const test = require('node:test');
const express = require('express');
const request = require('supertest');
const rounds = require('../src/routes/v1/rounds');

const app = express();
app.use('/under-test', rounds);
app.get('/only-in-the-test', (req, res) => res.end());

test('a round that is not there is not found', async () => {
  await request(app).get('/under-test/0').expect(404);
});
