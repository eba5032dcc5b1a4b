'use strict';

const { Router } = require('express');
const { ROUND } = require('../../config/paths');
const { rounds } = require('../../controllers');
const authorize = require('../../middleware/authorize');
const { methodNotAllowed } = require('../../middleware/errors');

const router = Router();
const stops = Router({ mergeParams: true });

router.all('/{*any}', authorize('dispatcher', 'driver'));

router
  .route('/')
  .get(rounds.list)
  .post(rounds.plan)
  .all(methodNotAllowed);

router
  .route(ROUND)
  .get(rounds.show)
  .delete(rounds.cancel)
  .all(methodNotAllowed);

router.post(`${ROUND}/start`, rounds.start);
router.post(`${ROUND}/finish`, rounds.finish);

stops.get('/', rounds.listStops);
stops.put('/:position', rounds.moveStop);

router.use(`${ROUND}/stops`, stops);

module.exports = router;
