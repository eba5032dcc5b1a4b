import { NextResponse } from 'next/server';

export async function GET() {
  return NextResponse.json([]);
}

export const POST = async (request: Request) => NextResponse.json(await request.json());
