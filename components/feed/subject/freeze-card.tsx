'use client'

import Link from 'next/link'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { FeedSubject } from '@/lib/contracts/views'
import { ReasonGiven } from './reason-given'

/** A wallet that a commissioner closed for a while, or opened again. */
export function FreezeCard({ subject }: { subject: Extract<FeedSubject, { kind: 'freeze' }> }) {
  const { slug } = useLeague()
  const { frozen, by, walletId, teamName, reason } = subject
  return (
    <div className="grid gap-2.5">
      <div>
        <p className="font-semibold text-lg">
          {by.name} {frozen ? 'froze' : 'unfroze'}{' '}
          <Link href={paths.wallet(slug, walletId)} className="hover:underline">
            the wallet of {teamName}
          </Link>
        </p>
        <p className="text-muted text-sm">
          {frozen
            ? 'No money goes in or out, and nothing new is held, until it is unfrozen.'
            : 'Money moves in it again.'}
        </p>
      </div>
      <ReasonGiven reason={reason} />
    </div>
  )
}
