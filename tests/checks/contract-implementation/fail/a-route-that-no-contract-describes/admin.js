import { Router } from 'express';

const router = Router();
router.post('/reset', (req, res) => res.end());

export default router;
