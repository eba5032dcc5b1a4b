'use strict';

const { createExport, readExport } = require('../../controllers/exports');
const authorize = require('../../middleware/authorize');

module.exports = (app) => {
  app.post('/exports', authorize('manager'), createExport);
  app.get('/exports/:exportId', authorize('manager'), readExport);
};
