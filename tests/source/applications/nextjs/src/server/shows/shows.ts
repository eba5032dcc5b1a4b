import { z } from 'zod';

import { prisma } from '@/lib/prisma';

export const showSchema = z.object({ title: z.string().min(1), language: z.string().length(2) });

export const listShows = () => prisma.show.findMany({ take: 100 });
export const createShow = (body: unknown) => prisma.show.create({ data: showSchema.parse(body) });

export const shows = {
  read: (id: string) => prisma.show.findUnique({ where: { id } }),
  change: (id: string, body: unknown) => prisma.show.update({ where: { id }, data: showSchema.partial().parse(body) }),
  remove: async (id: string) => {
    await prisma.show.delete({ where: { id } });
  },
};
