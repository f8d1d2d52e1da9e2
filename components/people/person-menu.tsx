'use client'

import { Ban, Ellipsis, UserCheck, UserMinus, UserPlus, UserX } from 'lucide-react'
import { Fragment, type ReactNode, useRef, useState } from 'react'
import { MessagePersonItem } from '@/components/chats/message-person-button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import type { ConnectionAct } from '@/lib/contracts/endpoints/people'
import type { ConnectionView } from '@/lib/contracts/views'
import { actLabels, actsFor, asks } from './acts'
import { useAct } from './use-act'

const icons: Record<ConnectionAct, ReactNode> = {
  request: <UserPlus aria-hidden />,
  accept: <UserCheck aria-hidden />,
  decline: <UserX aria-hidden />,
  cancel: <UserX aria-hidden />,
  remove: <UserMinus aria-hidden />,
  block: <Ban aria-hidden />,
  unblock: <UserCheck aria-hidden />,
}

/** Everything that can be done about a person, by how we stand. */
export function PersonMenu({ connection }: { connection: ConnectionView }) {
  const { person, state } = connection
  const { act, perform } = useAct(person)
  const [asked, setAsked] = useState<ConnectionAct | null>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const question = asked && asks[asked]?.(person.name)
  return (
    <>
      <DropdownMenu
        label={person.name}
        trigger={
          <IconButton ref={trigger} label={`More about ${person.name}`} title="More" size="sm">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {state !== 'blocked' && <MessagePersonItem userId={person.userId} />}
        {actsFor[state].map((each) => (
          <Fragment key={each}>
            {each === 'block' && <MenuSeparator />}
            <MenuItem
              icon={icons[each]}
              danger={each === 'block'}
              onSelect={() => (asks[each] ? setAsked(each) : act(each))}
            >
              {actLabels[each]}
            </MenuItem>
          </Fragment>
        ))}
      </DropdownMenu>
      {asked && question && (
        <ConfirmDialog
          open
          danger
          onOpenChange={(open) => !open && setAsked(null)}
          returnFocus={trigger}
          onConfirm={() => perform(asked)}
          {...question}
        />
      )}
    </>
  )
}
