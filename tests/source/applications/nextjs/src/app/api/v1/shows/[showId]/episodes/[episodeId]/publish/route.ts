import { NextResponse } from 'next/server';

export const POST: (request: Request) => Promise<Response> = async function publish() {
  return NextResponse.json({ published: true }, { status: 202 });
};
