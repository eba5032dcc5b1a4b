import type { NextApiRequest, NextApiResponse } from 'next';

import { withCors } from '@/server/legacy/with-cors';

async function player(req: NextApiRequest, res: NextApiResponse) {
  switch (req.method) {
    case 'GET':
      return res.status(200).json({ episode: req.query.episode });
    case 'POST':
      return res.status(202).json({ position: req.body.position });
    default:
      res.setHeader('Allow', ['GET', 'POST']);
      return res.status(405).end(`Method ${req.method} Not Allowed`);
  }
}

export default withCors(player);
