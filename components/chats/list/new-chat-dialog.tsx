'use client'

import { SquarePen } from 'lucide-react'
import { useState } from 'react'
import { Avatar } from '@/components/ui/avatar'
import { Dialog } from '@/components/ui/dialog'
import { ErrorState } from '@/components/ui/error-state'
import { IconButton } from '@/components/ui/icon-button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { List, ListItem } from '@/components/ui/list-row'
import { SearchInput } from '@/components/ui/search-input'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useOpenDirectChat } from '@/hooks/chats/use-open-direct-chat'
import { useLeague } from '@/hooks/leagues/league-context'
import { usePresence } from '@/hooks/live/use-presence'
import { useMembersQuery } from '@/hooks/members/use-members'
import { leagueRoom } from '@/lib/contracts/rooms'
import { fold } from '@/lib/domain/text/fold'
import { presenceText } from '../words'

/** Chooses a person of the league, and opens the chat with him. */
export function NewChatDialog() {
  const { name } = useLeague()
  const [open, setOpen] = useState(false)
  const direct = useOpenDirectChat(() => setOpen(false))
  return (
    <Dialog
      open={open}
      onOpenChange={setOpen}
      title="New message"
      description={`To someone of ${name}`}
      trigger={
        <IconButton label="New message">
          <SquarePen aria-hidden />
        </IconButton>
      }
    >
      {direct.error && (
        <InlineAlert tone="negative" role="alert" title={direct.error.message} className="mb-3" />
      )}
      <People busy={direct.isPending} onChoose={(userId) => direct.mutate({ body: { userId } })} />
    </Dialog>
  )
}

function People({ busy, onChoose }: { busy: boolean; onChoose: (userId: string) => void }) {
  const { id, me } = useLeague()
  const { data, error, refetch } = useMembersQuery(id)
  const online = usePresence(leagueRoom(id))
  const [text, setText] = useState('')
  if (error && !data) {
    return (
      <ErrorState title="The members could not be loaded" description={error.message} onRetry={refetch} />
    )
  }
  if (!data) return <SkeletonRows rows={4} label="Loading the members" />
  const wanted = fold(text)
  const people = data.members.filter(
    ({ userId, name }) => userId !== me.userId && fold(name).includes(wanted),
  )
  return (
    <>
      <SearchInput label="Find a person" value={text} onValueChange={setText} className="mb-2" />
      <List label="People" className="-mx-5 max-h-80 min-h-40 overflow-y-auto">
        {people.map(({ userId, name }) => (
          <ListItem
            key={userId}
            leading={<Avatar name={name} seed={userId} present={online?.has(userId) ?? false} />}
            title={name}
            subtitle={presenceText(userId, online)}
            onClick={() => busy || onChoose(userId)}
          />
        ))}
        {people.length === 0 && <li className="px-5 py-6 text-center text-muted">Nobody of that name</li>}
      </List>
    </>
  )
}
