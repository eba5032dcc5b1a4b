'use strict';

const express = require('express');
const v1Addresses = require('../v1/addresses');
const registerRounds = require('./rounds');

const api = express.Router();

api.use('/addresses', v1Addresses);
registerRounds(api);

module.exports = api;
