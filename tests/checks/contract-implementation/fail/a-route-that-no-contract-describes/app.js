import express, { Router } from 'express';
import admin from './admin.js';

const app = express();
const api = Router();
api.get('/rides', (req, res) => res.json([]));
app.use(api);
app.use('/admin', admin);
