'use strict';

const API = '/api';

module.exports = Object.freeze({
  API,
  V1: `${API}/v1`,
  V2: `${API}/v2`,
  REPORTS: '/reports',
  ROUND: '/:roundId',
});
