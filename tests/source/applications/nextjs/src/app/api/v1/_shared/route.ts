// A private folder: nothing below it is a route.
export async function GET() {
  return new Response('never served');
}
