import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { viewerOrNull } from '@/app/session'
import { AuthPanel } from '@/components/auth/auth-panel'
import { SessionEnded } from '@/components/auth/session-ended'
import { SignInForm } from '@/components/auth/sign-in-form'
import { paths } from '@/lib/contracts/paths'
import { endOfSession } from '@/lib/server/auth/data'
import { ownPath } from '@/lib/server/auth/next-auth/own-url'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const { callbackUrl } = await searchParams
  const asked = await headers()
  const next = ownPath(callbackUrl, asked)
  if (await viewerOrNull()) redirect(next)
  const end = await endOfSession(asked)
  return (
    <AuthPanel
      title="Sign in"
      footer="No account yet? Accounts come by invite: ask your league’s commissioner for a link."
    >
      {end && <SessionEnded removedFrom={end.removedFrom?.name} />}
      <SignInForm next={isIn(end?.removedFrom?.slug, next) ? paths.leagues() : next} />
    </AuthPanel>
  )
}

/** Whether a path leads into this league, where whoever was put out finds nothing. */
const isIn = (slug: string | undefined, path: string): boolean =>
  slug !== undefined && `${path.split(/[?#]/)[0]}/`.startsWith(`${paths.league(slug)}/`)
