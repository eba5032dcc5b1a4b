'use strict';

const http = require('node:http');
const { createApp } = require('./src/app');
const config = require('./src/config');
const logger = require('./src/logger');

const server = http.createServer(createApp({ logger }));

server.listen(config.port, () => logger.info({ port: config.port }, 'listening'));

process.on('SIGTERM', () => server.close(() => process.exit(0)));
