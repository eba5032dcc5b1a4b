const app = require('express')();
app.get('/only-in-a-test', () => {});
