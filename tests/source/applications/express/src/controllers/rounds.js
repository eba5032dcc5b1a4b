'use strict';

const db = require('../db');

exports.list = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.plan = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.show = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.cancel = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.start = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.finish = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.listStops = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.moveStop = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.listByDay = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.ofDistrict = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};

exports.summary = async (req, res) => {
  res.json(await db('rounds').where(req.params));
};
