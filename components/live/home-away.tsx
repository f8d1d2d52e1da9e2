'use client'

import { paths } from '@/lib/contracts/paths'
import { AwayPanel } from './away-panel'

/** What came for this person while he was away from the pages that belong to no league. */
export function HomeAway({ userId }: { userId: string }) {
  const context = {
    me: userId,
    teamId: null,
    teamName: () => 'A team',
    money: (amount: string) => amount,
    links: null,
  }
  return <AwayPanel context={context} activity={{ href: paths.inbox(), label: 'See the inbox' }} />
}
