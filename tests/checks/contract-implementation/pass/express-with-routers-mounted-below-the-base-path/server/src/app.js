const express = require('express');
const swaggerUi = require('swagger-ui-express');
const rides = require('./routes/rides');
const { docks } = require('./routes/docks');

const app = express();
app.use(express.json());
app.use('/api-docs', swaggerUi.serve);
app.use('/v2/rides', rides);
app.use('/v2', docks);
app.use((error, req, res, next) => res.status(500).end());

module.exports = app;
