'use strict';

module.exports = {
  v1: require('./v1'),
  v2: require('./v2'),
};
