/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // `npm run check` holds the types; a second run inside the build would only make the first start slower.
  typescript: { ignoreBuildErrors: true },
  // These load native code or keep process-wide state, so Node loads them once, outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'graphile-worker', '@prisma/adapter-pg'],
  experimental: { optimizePackageImports: ['lucide-react', 'radix-ui'] },
}

export default config
