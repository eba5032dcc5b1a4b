import type { NextApiHandler } from 'next';

import { prisma } from '@/lib/prisma';

const handlers: Record<string, NextApiHandler> = {
  GET: async (req, res) => res.json(await prisma.play.findUnique({ where: { id: String(req.query.playId) } })),
  DELETE: async (req, res) => {
    await prisma.play.delete({ where: { id: String(req.query.playId) } });
    res.status(204).end();
  },
};

const handler: NextApiHandler = async (req, res) => {
  const handle = handlers[req.method ?? ''];
  if (!handle) {
    return res.status(405).end();
  }
  return handle(req, res);
};

export default handler;
