'use client'

import type { ReactNode } from 'react'
import { MessagePersonButton } from '@/components/chats/message-person-button'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { ListItem } from '@/components/ui/list-row'
import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import type { AcquaintanceView } from '@/lib/contracts/views'
import { actLabels } from './acts'
import { PersonMenu } from './person-menu'
import { useAct } from './use-act'

export type PersonRowProps = {
  person: AcquaintanceView
  /** The league under whose heading he stands. */
  under?: string
}

/** Someone in a list: what is usually done about him at hand, the rest in his menu. */
export function PersonRow({ person: acquaintance, under }: PersonRowProps) {
  const { person, state, leagues } = acquaintance
  const { act, isPending } = useAct(person)
  const button = (what: ConnectionAct) => (
    <Button
      size="sm"
      loading={isPending}
      aria-label={`${actLabels[what]}: ${person.name}`}
      onClick={() => act(what)}
    >
      {actLabels[what]}
    </Button>
  )
  const usual: Record<typeof state, ReactNode> = {
    none: button('request'),
    outgoing: button('cancel'),
    connected: <MessagePersonButton userId={person.userId} aria-label={`Message: ${person.name}`} />,
    blocked: button('unblock'),
    incoming: null,
  }
  return (
    <ListItem
      leading={<Avatar name={person.name} seed={person.userId} />}
      title={person.name}
      subtitle={leaguesLine(
        leagues.map(({ name }) => name),
        under,
      )}
      trailing={
        <>
          {usual[state]}
          <PersonMenu connection={acquaintance} />
        </>
      }
    />
  )
}

/** The leagues that we share, but for the one that is said above. */
function leaguesLine(names: readonly string[], under?: string): string | undefined {
  const others = names.filter((name) => name !== under)
  if (others.length > 0) return under ? `Also in ${others.join(', ')}` : others.join(', ')
  return under ? undefined : 'No league in common'
}
