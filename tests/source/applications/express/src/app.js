'use strict';

const path = require('node:path');
const express = require('express');
const cors = require('cors');
const helmet = require('helmet');
const pinoHttp = require('pino-http');
const paths = require('./config/paths');
const authenticate = require('./middleware/authenticate');
const { notFound, onError } = require('./middleware/errors');
const { v1, v2 } = require('./routes');
const reports = require('./reports');

function createApp({ logger }) {
  const app = express();

  app.disable('x-powered-by');
  app.set('trust proxy', 1);

  app.use(pinoHttp({ logger }));
  app.use(helmet());
  app.use(cors({ origin: /\.kerbside\.example$/ }));
  app.use(express.json({ limit: '200kb' }));

  // The residents' calendar is a static page; it asks this API for its data.
  app.use('/', express.static(path.join(__dirname, '..', 'web')));
  app.get('/healthz', (req, res) => {
    res.json({ status: 'up' });
  });

  app.use(paths.V1, authenticate, v1);
  app.use(paths.V2, authenticate, v2);
  app.use(paths.V1 + paths.REPORTS, authenticate, reports);

  app.use(notFound);
  app.use(onError);

  return app;
}

module.exports = { createApp };
