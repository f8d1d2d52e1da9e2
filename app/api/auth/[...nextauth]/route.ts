export { authRoute as GET, authRoute as POST } from '@/lib/server/auth/next-auth/handler'
