const { Router } = require('express');

const docks = Router();
const BASE = '/docks';
docks.get(`${BASE}/:dockId/bikes`, (req, res) => res.json([]));

exports.docks = docks;
