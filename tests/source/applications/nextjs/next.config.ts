import type { NextConfig } from 'next';

const config: NextConfig = {
  basePath: '/studio',
  poweredByHeader: false,
  experimental: { typedRoutes: true },
  images: { remotePatterns: [{ protocol: 'https', hostname: 'covers.example' }] },
  async headers() {
    return [{ source: '/api/:path*', headers: [{ key: 'cache-control', value: 'no-store' }] }];
  },
};

export default config;
