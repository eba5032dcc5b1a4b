import type { NextApiHandler } from 'next';

export const withCors =
  (handler: NextApiHandler): NextApiHandler =>
  (req, res) => {
    res.setHeader('access-control-allow-origin', '*');
    if (req.method === 'OPTIONS') {
      return res.status(204).end();
    }
    return handler(req, res);
  };
