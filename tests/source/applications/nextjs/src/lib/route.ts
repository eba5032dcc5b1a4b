import { NextResponse, type NextRequest } from 'next/server';
import type { ZodType } from 'zod';

type Context = { params: Promise<Record<string, string | string[]>> };
type Handler = (request: NextRequest, context: Context) => Promise<Response>;

/** Turns what a handler throws into a problem document. */
export const route =
  (handler: Handler): Handler =>
  async (request, context) => {
    try {
      return await handler(request, context);
    } catch {
      return NextResponse.json({ title: 'The request failed.' }, { status: 500 });
    }
  };

interface Resource<T> {
  read(id: string): Promise<T | null>;
  change(id: string, body: unknown): Promise<T>;
  remove(id: string): Promise<void>;
}

/** The three handlers of one thing, named as a route file exports them. */
export function resource<T>(param: string, repository: Resource<T>, schema: ZodType) {
  const id = async (context: Context) => String((await context.params)[param]);

  return {
    GET: route(async (_request, context) => NextResponse.json(await repository.read(await id(context)))),
    PATCH: route(async (request, context) =>
      NextResponse.json(await repository.change(await id(context), schema.parse(await request.json()))),
    ),
    DELETE: route(async (_request, context) => {
      await repository.remove(await id(context));
      return new NextResponse(null, { status: 204 });
    }),
  };
}
