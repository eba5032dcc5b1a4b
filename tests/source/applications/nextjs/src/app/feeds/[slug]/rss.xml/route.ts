export const GET = async (_request: Request, { params }: { params: Promise<{ slug: string }> }) => {
  const { slug } = await params;
  return new Response(`<rss version="2.0"><channel><title>${slug}</title></channel></rss>`, {
    headers: { 'content-type': 'application/rss+xml' },
  });
};
