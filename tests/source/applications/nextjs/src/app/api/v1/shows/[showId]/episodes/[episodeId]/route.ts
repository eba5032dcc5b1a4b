import { NextResponse, type NextRequest } from 'next/server';

import { prisma } from '@/lib/prisma';

interface Context {
  params: Promise<{ showId: string; episodeId: string }>;
}

export async function GET(_request: NextRequest, { params }: Context) {
  const { episodeId } = await params;
  return NextResponse.json(await prisma.episode.findUnique({ where: { id: episodeId } }));
}

async function replace(request: NextRequest, { params }: Context) {
  const { episodeId } = await params;
  return NextResponse.json(await prisma.episode.update({ where: { id: episodeId }, data: await request.json() }));
}

export { replace as PUT };
