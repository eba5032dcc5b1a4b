'use strict';

const db = require('../db');

exports.list = async (req, res) => {
  res.json(await db('pickups').where(req.params));
};

exports.order = async (req, res) => {
  res.json(await db('pickups').where(req.params));
};

exports.next = async (req, res) => {
  res.json(await db('pickups').where(req.params));
};

exports.reportMissed = async (req, res) => {
  res.json(await db('pickups').where(req.params));
};
