'use client'

import { MonitorSmartphone } from 'lucide-react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { RelativeTime } from '@/components/ui/relative-time'
import { toast } from '@/components/ui/toaster'
import type { SessionsAnswer } from '@/hooks/auth/sessions-rules'
import { useEndSession, useSessions } from '@/hooks/auth/use-sessions'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import type { SessionView } from '@/lib/contracts/views'

/** Where I am signed in; what is not here can be ended from here. */
export function SessionPanel({ initial }: { initial: SessionsAnswer }) {
  const { sessions } = useSessions(initial)
  return (
    <Panel
      flush
      title="Signed in on"
      description="End what you do not know: its tabs are signed out at once."
    >
      <List label="Sessions">
        {sessions.map((session) => (
          <ListItem
            key={session.id}
            leading={<MonitorSmartphone aria-hidden className="size-5 shrink-0 text-muted" />}
            title={session.device}
            subtitle={
              <>
                {session.address} · {session.current ? 'now' : <RelativeTime at={session.lastSeenAt} />}
              </>
            }
            trailing={
              session.current ? <Badge tone="positive">This browser</Badge> : <End session={session} />
            }
          />
        ))}
      </List>
    </Panel>
  )
}

function End({ session }: { session: SessionView }) {
  const end = useEndSession()
  const act = () =>
    end.mutate(session.id, {
      onSuccess: () => toast.success(`The session of ${session.device} has ended.`),
      onError: (error) => toast.error(sentenceOf(error)),
    })
  return (
    <Button size="sm" loading={end.isPending} onClick={act}>
      End<span className="sr-only"> the session of {session.device}</span>
    </Button>
  )
}
