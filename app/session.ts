import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { paths } from '@/lib/contracts/paths'
import { AppError } from '@/lib/platform/app-error'
import { authenticate, type Viewer } from '@/lib/server/auth/authenticate'
import { pathOf } from '@/lib/server/http/request-path'

/** Who asks for this page, or null; looked up once a request. */
export const viewerOrNull = cache(async (): Promise<Viewer | null> => {
  try {
    return await authenticate(await headers())
  } catch (error) {
    if (error instanceof AppError && error.code === 'unauthenticated') return null
    throw error
  }
})

/** Who asks for this page; nobody is sent to sign in, and comes back here afterwards. */
export async function pageViewer(): Promise<Viewer> {
  const viewer = await viewerOrNull()
  return viewer ?? redirect(paths.signIn(pathOf(await headers())))
}
