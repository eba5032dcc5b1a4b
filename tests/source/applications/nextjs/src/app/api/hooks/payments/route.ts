import { headers } from 'next/headers';
import { NextResponse } from 'next/server';

import { verify } from '@/server/payments';

async function handler(request: Request) {
  const signature = (await headers()).get('x-signature');
  verify(await request.text(), signature);
  return NextResponse.json({ received: true });
}

export { handler as POST };
