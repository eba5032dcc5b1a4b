'use strict';

const express = require('express');

// An application of its own: reports are rendered with their own view engine and settings.
const reports = express();

reports.set('etag', 'strong');
reports.set('query parser', 'extended');

require('./routes/tonnage')(reports);
require('./routes/exports')(reports);

module.exports = reports;
