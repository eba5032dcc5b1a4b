'use strict';

const joi = require('joi');

const schema = joi
  .object({
    PORT: joi.number().port().default(3000),
    LOG_LEVEL: joi.string().valid('debug', 'info', 'warn').default('info'),
    DATABASE_URL: joi.string().uri().required(),
    JWKS_URI: joi.string().uri().required(),
  })
  .unknown();

const { value, error } = schema.validate(process.env);
if (error) {
  throw new Error(`Configuration: ${error.message}`);
}

module.exports = {
  port: value.PORT,
  logLevel: value.LOG_LEVEL,
  databaseUrl: value.DATABASE_URL,
  jwksUri: value.JWKS_URI,
};
