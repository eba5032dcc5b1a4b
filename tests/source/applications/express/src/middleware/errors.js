'use strict';

function notFound(req, res) {
  res.status(404).json({ error: 'not found' });
}

function methodNotAllowed(req, res) {
  res.status(405).json({ error: 'method not allowed' });
}

function onError(error, req, res, next) {
  if (res.headersSent) {
    return next(error);
  }
  req.log.error({ error }, 'request failed');
  return res.status(error.status || 500).json({ error: error.expose ? error.message : 'internal error' });
}

module.exports = { notFound, methodNotAllowed, onError };
