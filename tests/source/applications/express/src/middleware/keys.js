'use strict';

const { jwksUri } = require('../config');

const cache = new Map();

async function secret(req, token) {
  const { kid } = token.header;
  if (!cache.has(kid)) {
    const response = await fetch(jwksUri);
    const { keys } = await response.json();
    keys.forEach((key) => cache.set(key.kid, key));
  }
  return cache.get(kid);
}

module.exports = { secret };
