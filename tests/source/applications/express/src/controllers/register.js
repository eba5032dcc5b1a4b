'use strict';

const db = require('../db');

module.exports = (table) => ({
  list: async (req, res) => res.json(await db(table).limit(100)),
  create: async (req, res) => res.status(201).json(await db(table).insert(req.body).returning('*')),
  read: async (req, res) => res.json(await db(table).where({ id: req.params.id }).first()),
  change: async (req, res) => res.json(await db(table).where({ id: req.params.id }).update(req.body).returning('*')),
  remove: async (req, res) => {
    await db(table).where({ id: req.params.id }).delete();
    res.status(204).end();
  },
});
