'use strict';

const authorize =
  (...roles) =>
  (req, res, next) => {
    if (!roles.includes(req.auth.role)) {
      return res.status(403).json({ error: 'forbidden' });
    }
    return next();
  };

module.exports = authorize;
