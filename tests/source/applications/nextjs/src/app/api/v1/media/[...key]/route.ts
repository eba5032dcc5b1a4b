import { NextResponse, type NextRequest } from 'next/server';

type Context = { params: Promise<{ key: string[] }> };

export async function GET(_request: NextRequest, context: Context) {
  const { key } = await context.params;
  return NextResponse.redirect(`https://media.example/${key.join('/')}`);
}

export async function PUT(request: NextRequest, context: Context) {
  const { key } = await context.params;
  return NextResponse.json({ key, bytes: request.headers.get('content-length') });
}
