'use strict';

const { Router } = require('express');
const rateLimit = require('express-rate-limit');
const addresses = require('./addresses');
const resource = require('./resource');
const rounds = require('./rounds');
const controllers = require('../../controllers');

const router = Router();

const mounted = [
  { path: '/addresses', router: addresses },
  { path: '/rounds', router: rounds },
  { path: '/vehicles', router: resource(controllers.vehicles) },
  { path: '/depots', router: resource(controllers.depots) },
];

router.use(rateLimit({ windowMs: 60_000, limit: 600 }));

for (const { path, router: child } of mounted) {
  router.use(path, child);
}

router.get('/calendar.:format', controllers.calendar.download);

module.exports = router;
