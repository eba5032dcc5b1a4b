import { NextResponse, type NextRequest } from 'next/server';

export async function GET(_request: NextRequest, { params }: { params: Promise<{ facets?: string[] }> }) {
  const { facets = [] } = await params;
  return NextResponse.json({ facets });
}
