'use client'

import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { RelativeTime } from '@/components/ui/relative-time'
import type { AcquaintanceView } from '@/lib/contracts/views'
import { PersonMenu } from './person-menu'
import { useAct } from './use-act'

/** Someone who would like to connect: the answer is one press; on a phone under his name. */
export function RequestRow({ person: acquaintance }: { person: AcquaintanceView }) {
  const { person, leagues, since } = acquaintance
  const { act, isPending } = useAct(person)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 md:px-5">
      <Avatar name={person.name} seed={person.userId} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">{person.name}</p>
        <p className="truncate text-muted text-sm">
          {since && <RelativeTime at={since} className="figure" />}
          {leagues.map(({ name }) => ` · ${name}`)}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <Button
          variant="primary"
          size="sm"
          loading={isPending}
          aria-label={`Accept: ${person.name}`}
          onClick={() => act('accept')}
        >
          Accept
        </Button>
        <Button
          size="sm"
          disabled={isPending}
          aria-label={`Decline: ${person.name}`}
          onClick={() => act('decline')}
        >
          Decline
        </Button>
        <PersonMenu connection={acquaintance} />
      </div>
    </li>
  )
}
