import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { viewerOrNull } from '@/app/session'
import { AuthPanel } from '@/components/auth/auth-panel'
import { SignInForm } from '@/components/auth/sign-in-form'
import { ownPath } from '@/lib/server/auth/next-auth/own-url'

export const metadata: Metadata = { title: 'Sign in' }

export default async function SignInPage({
  searchParams,
}: {
  searchParams: Promise<{ callbackUrl?: string | string[] }>
}) {
  const { callbackUrl } = await searchParams
  const next = ownPath(callbackUrl, await headers())
  if (await viewerOrNull()) redirect(next)
  return (
    <AuthPanel
      title="Sign in"
      footer="No account yet? Accounts come by invite: ask your league’s commissioner for a link."
    >
      <SignInForm next={next} />
    </AuthPanel>
  )
}
