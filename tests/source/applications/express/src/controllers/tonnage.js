'use strict';

const db = require('../db');

exports.byMonth = async (req, res) => {
  res.json(await db('tonnage').where(req.params));
};

exports.byDistrict = async (req, res) => {
  res.json(await db('tonnage').where(req.params));
};
