import { NextResponse } from 'next/server';

import { route } from '@/lib/route';
import { createShow, listShows } from '@/server/shows/shows';

export const runtime = 'nodejs';

export const GET = route(async () => NextResponse.json(await listShows()));

export const POST = route(async (request) => {
  const show = await createShow(await request.json());
  return NextResponse.json(show, { status: 201 });
});
