'use strict';

const register = require('./register');

module.exports = {
  addresses: require('./addresses'),
  calendar: require('./calendar'),
  depots: register('depots'),
  pickups: require('./pickups'),
  rounds: require('./rounds'),
  vehicles: register('vehicles'),
};
