'use client'

import { X } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import { Panel } from '@/components/ui/panel'
import { StatusPill } from '@/components/ui/status-pill'
import type { FollowedRoom } from '@/hooks/inspector/use-inspector'
import type { Room, RoomPosition } from '@/lib/contracts/rooms'
import { comparePositions } from '@/lib/domain/position/position'

interface RoomsPanelProps {
  rooms: readonly FollowedRoom[]
  followed: readonly Room[]
  onLeave: (room: Room) => void
}

const STATUS = {
  joined: { label: 'Joined', tone: 'positive' },
  joining: { label: 'Joining', tone: 'warning' },
  polled: { label: 'Read again', tone: 'warning' },
  refused: { label: 'Refused', tone: 'negative' },
} as const

/** Every room that this tab is in: how far it has seen it, and where the server last said that it stands. */
export function RoomsPanel({ rooms, followed, onLeave }: RoomsPanelProps) {
  return (
    <Panel
      flush
      title="Rooms"
      description="How far this tab has seen each, and its head, which the server tells every 5 s"
    >
      <ul aria-label="Rooms" className="divide-y">
        {rooms.map(({ room, status, position, head, users, held }) => {
          const [kind, id] = room.split(':')
          return (
            <li key={room} className="grid grid-cols-[minmax(0,1fr)] gap-1 px-4 py-2.5 md:px-5">
              <div className="flex items-center gap-2">
                <span className="font-medium">{kind}</span>
                <span title={room} className="min-w-0 flex-1 truncate font-mono text-muted text-sm">
                  {id}
                </span>
                <StatusPill tone={STATUS[status].tone}>{STATUS[status].label}</StatusPill>
                {followed.includes(room) && (
                  <IconButton
                    size="sm"
                    label={`Leave ${kind}`}
                    className="-mr-2"
                    onClick={() => onLeave(room)}
                  >
                    <X aria-hidden />
                  </IconButton>
                )}
              </div>
              <p className="figure text-muted text-sm">
                Seen {placeText(position)}, head {placeText(headOf(position, head))}, used {users}{' '}
                {users === 1 ? 'time' : 'times'}
                {held > 0 && `, ${held} held back`}
              </p>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}

/** What was seen since the head was told is further on. */
const headOf = (seen: RoomPosition | null, told: RoomPosition | null): RoomPosition | null =>
  seen && told && comparePositions(told, seen) === 'older' ? seen : told

/** Numbers count within an epoch; a new one begins anew. */
const placeText = (position: RoomPosition | null) => (position ? `${position[1]}` : '–')
