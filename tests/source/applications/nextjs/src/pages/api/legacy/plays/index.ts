import type { NextApiRequest, NextApiResponse } from 'next';
import { createRouter } from 'next-connect';

import { prisma } from '@/lib/prisma';

const router = createRouter<NextApiRequest, NextApiResponse>();

router.use(async (_req, res, next) => {
  res.setHeader('cache-control', 'no-store');
  await next();
});

router.get(async (_req, res) => res.json(await prisma.play.findMany({ take: 50 })));
router.post(async (req, res) => res.status(201).json(await prisma.play.create({ data: req.body })));

export default router.handler({
  onNoMatch: (_req, res) => res.status(405).end(),
});
