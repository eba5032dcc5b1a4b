'use strict';

const router = require('express').Router();
const pickups = require('./pickups');
const { addresses } = require('../../controllers');
const authorize = require('../../middleware/authorize');

router.param('addressId', addresses.load);

router.get('/', addresses.search);
router.post('/', authorize('clerk'), addresses.register);
router.get('/:addressId', addresses.show);
router.put('/:addressId/bins', authorize('clerk'), addresses.assignBins);
router.use('/:addressId/pickups', pickups);

module.exports = router;
