'use client'

import { Avatar } from '@/components/ui/avatar'
import { Button, ButtonLink } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { useAcceptInvite } from '@/hooks/auth/use-accept-invite'
import { useSignOut } from '@/hooks/auth/use-sign-out'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { paths } from '@/lib/contracts/paths'

export type AcceptInviteProps = {
  code: string
  leagueSlug: string
  viewer: { name: string; email: string }
}

/** Joining with the account that is signed in. */
export function AcceptInvite({ code, leagueSlug, viewer }: AcceptInviteProps) {
  const accept = useAcceptInvite()
  const signOut = useSignOut(paths.join(code))
  const join = () =>
    accept.mutate(code, { onSuccess: (answer) => window.location.assign(paths.league(answer.leagueSlug)) })
  return (
    <div className="grid gap-4">
      <div className="flex items-center gap-3">
        <Avatar name={viewer.name} />
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium">{viewer.name}</p>
          <p className="truncate text-muted text-sm">{viewer.email}</p>
        </div>
        <Button variant="ghost" size="sm" loading={signOut.isPending} onClick={() => signOut.mutate()}>
          Not you?
        </Button>
      </div>
      {accept.isError && (
        <InlineAlert
          tone="negative"
          role="alert"
          title={sentenceOf(accept.error)}
          action={
            <ButtonLink href={paths.league(leagueSlug)} size="sm">
              Go to the league
            </ButtonLink>
          }
        />
      )}
      <Button variant="primary" size="lg" block loading={accept.isPending || accept.isSuccess} onClick={join}>
        Join the league
      </Button>
    </div>
  )
}
