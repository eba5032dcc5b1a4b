'use strict';

const db = require('../db');

exports.search = async (req, res) => {
  res.json(await db('addresses').where(req.params));
};

exports.register = async (req, res) => {
  res.json(await db('addresses').where(req.params));
};

exports.show = async (req, res) => {
  res.json(await db('addresses').where(req.params));
};

exports.assignBins = async (req, res) => {
  res.json(await db('addresses').where(req.params));
};

exports.load = async (req, res, next, addressId) => {
  req.address = await db('addresses').where({ id: addressId }).first();
  next(req.address ? undefined : 'route');
};
