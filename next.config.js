// @ts-check

// The Content-Security-Policy differs with each answer: lib/page-request sets it.
const SECURITY_HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // Types are a gate of their own (npm run check), over more than the app.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['yjs', 'pg', 'pino', '@prisma/client', '@prisma/adapter-pg'],
  headers: async () => [{ source: '/:path*', headers: SECURITY_HEADERS }],
  experimental: { serverActions: { bodySizeLimit: '6mb' } },
};

export default config;
