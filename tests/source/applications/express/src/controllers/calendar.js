'use strict';

const db = require('../db');

exports.download = async (req, res) => {
  res.json(await db('calendar').where(req.params));
};
