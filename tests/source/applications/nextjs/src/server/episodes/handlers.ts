import { NextResponse, type NextRequest } from 'next/server';

import { prisma } from '@/lib/prisma';

type Context = { params: Promise<{ showId: string }> };

export async function listEpisodes(_request: NextRequest, { params }: Context) {
  const { showId } = await params;
  return NextResponse.json(await prisma.episode.findMany({ where: { showId } }));
}

export const uploadEpisode = async (request: NextRequest, { params }: Context) => {
  const { showId } = await params;
  const form = await request.formData();
  return NextResponse.json({ showId, title: form.get('title') }, { status: 201 });
};
