'use strict';

const express = require('express');
const authorize = require('../../middleware/authorize');

/** The five routes that every register of the depot has. */
module.exports = function resource(controller) {
  const router = express.Router();

  router
    .route('/')
    .get(controller.list)
    .post(authorize('dispatcher'), controller.create);

  router.get('/:id', controller.read);
  router.patch('/:id', authorize('dispatcher'), controller.change);
  router.delete('/:id', authorize('manager'), controller.remove);

  return router;
};
