import { NextResponse, type NextRequest } from 'next/server';

import { readSession } from '@/lib/session';

const show = async (request: NextRequest) => NextResponse.json(await readSession(request.cookies.get('session')?.value));
const replace = async (request: NextRequest) => NextResponse.json(await request.json());

export { show as GET, replace as PUT };
