'use strict';

const { rounds } = require('../../controllers');

module.exports = (api) => {
  api.get('/rounds', rounds.listByDay);
  api.get('/rounds/:day/:district', rounds.ofDistrict);
  api.get('/rounds/:day{/:district}/summary', rounds.summary);
};
