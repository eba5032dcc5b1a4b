'use strict';

const db = require('../db');

exports.createExport = async (req, res) => {
  res.json(await db('exports').where(req.params));
};

exports.readExport = async (req, res) => {
  res.json(await db('exports').where(req.params));
};
