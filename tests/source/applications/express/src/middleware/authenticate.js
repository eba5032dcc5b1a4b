'use strict';

const { expressjwt } = require('express-jwt');
const keys = require('./keys');

module.exports = expressjwt({ secret: keys.secret, algorithms: ['RS256'] });
