'use strict';

const express = require('express');
const { pickups } = require('../../controllers');
const authorize = require('../../middleware/authorize');

const router = express.Router({ mergeParams: true });

router
  .get('/', pickups.list)
  .post('/', pickups.order);

router.get(['/next', '/upcoming'], pickups.next);
router.post('/:pickupId/missed', authorize('resident', 'clerk'), pickups.reportMissed);

module.exports = router;
