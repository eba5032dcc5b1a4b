import { NextResponse, type NextRequest } from 'next/server';

import { readSession } from '@/lib/session';

export async function middleware(request: NextRequest) {
  const session = await readSession(request.cookies.get('session')?.value);
  if (!session) {
    return NextResponse.json({ error: 'unauthenticated' }, { status: 401 });
  }
  return NextResponse.next();
}

export const config = { matcher: ['/api/v1/:path*'] };
