import type { Metadata } from 'next'
import Link from 'next/link'
import { viewerOrNull } from '@/app/session'
import { AcceptInvite } from '@/components/auth/accept-invite'
import { AuthPanel } from '@/components/auth/auth-panel'
import { type Invite, InviteSummary } from '@/components/auth/invite-summary'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { UnusableInvite } from '@/components/auth/unusable-invite'
import { inviteCode } from '@/lib/contracts/endpoints/accounts'
import { paths } from '@/lib/contracts/paths'
import { AppError } from '@/lib/platform/app-error'
import { getInvite } from '@/lib/server/leagues/data/invites'

export const metadata: Metadata = { title: 'Invite' }

export default async function JoinPage({ params }: { params: Promise<{ code: string }> }) {
  const { code } = await params
  const [viewer, invite] = await Promise.all([viewerOrNull(), read(code)])
  if (typeof invite === 'string') return <UnusableInvite why={invite} signedIn={viewer !== null} />
  return (
    <AuthPanel
      title={`Join ${invite.league.name}`}
      description="You have been invited to a private auction league."
      footer={
        !viewer && (
          <>
            Have an account already?{' '}
            <Link
              href={paths.signIn(paths.join(code))}
              className="font-medium text-text underline underline-offset-3"
            >
              Sign in and join
            </Link>
          </>
        )
      }
    >
      <InviteSummary invite={invite} />
      {viewer ? (
        <AcceptInvite
          code={code}
          leagueSlug={invite.league.slug}
          viewer={{ name: viewer.name, email: viewer.email }}
        />
      ) : (
        <SignUpForm code={code} />
      )}
    </AuthPanel>
  )
}

async function read(code: string): Promise<Invite | 'used' | 'unknown'> {
  if (!inviteCode.safeParse(code).success) return 'unknown'
  try {
    return await getInvite(code)
  } catch (error) {
    if (error instanceof AppError && error.code === 'invite_used') return 'used'
    if (error instanceof AppError && error.code === 'not_found') return 'unknown'
    throw error
  }
}
