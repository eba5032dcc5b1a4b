'use strict';

const tonnage = require('../../controllers/tonnage');

module.exports = function (app) {
  app.get('/tonnage', tonnage.byMonth);
  app.get('/tonnage/:district', tonnage.byDistrict);
};
