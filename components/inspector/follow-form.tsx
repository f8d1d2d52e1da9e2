'use client'

import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { feedRoom, leagueRoom, parseRoom, type Room, teamRoom } from '@/lib/contracts/rooms'
import type { LeagueSummary } from '@/lib/contracts/views'

interface FollowFormProps {
  leagues: readonly LeagueSummary[]
  followed: readonly Room[]
  onFollow: (room: Room) => void
}

/** More rooms to look at; the server decides which of them this person may join. */
export function FollowForm({ leagues, followed, onFollow }: FollowFormProps) {
  const [name, setName] = useState('')
  const [isWrong, setWrong] = useState(false)
  const known = leagues
    .flatMap(({ id, name, team }) => [
      { room: leagueRoom(id), label: name },
      { room: feedRoom(id), label: `${name}: feed` },
      ...(team ? [{ room: teamRoom(team.id), label: team.name }] : []),
    ])
    .filter(({ room }) => !followed.includes(room))
  function submit(event: FormEvent) {
    event.preventDefault()
    const room = name.trim()
    if (!parseRoom(room)) return setWrong(true)
    onFollow(room as Room)
    setName('')
  }
  return (
    <Panel title="Follow a room">
      <form onSubmit={submit} className="grid gap-3">
        <Field
          label="Name of a room"
          hint="kind:uuid, as in league:0198…"
          error={isWrong && 'That is not the name of a room: write kind:uuid.'}
        >
          <Input
            value={name}
            autoComplete="off"
            spellCheck={false}
            className="font-mono"
            onChange={(event) => {
              setWrong(false)
              setName(event.target.value)
            }}
          />
        </Field>
        <div className="flex flex-wrap gap-2">
          <Button type="submit" size="sm" variant="primary" disabled={name.trim() === ''}>
            Follow
          </Button>
          {known.map(({ room, label }) => (
            <Button key={room} size="sm" onClick={() => onFollow(room)}>
              {label}
            </Button>
          ))}
        </div>
      </form>
    </Panel>
  )
}
