'use strict';

const knex = require('knex');
const { databaseUrl } = require('./config');

module.exports = knex({ client: 'pg', connection: databaseUrl });
