/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  reactStrictMode: true,
  // These load native code or keep process-wide state, so Node loads them once, outside the bundle.
  serverExternalPackages: ['@node-rs/argon2', 'pg', 'pino', 'graphile-worker', '@prisma/adapter-pg'],
  experimental: { optimizePackageImports: ['lucide-react', 'radix-ui'] },
}

export default config
