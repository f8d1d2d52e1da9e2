'use client'

import { UsersRound } from 'lucide-react'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { List } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import { groupPeople } from '@/hooks/people/group-people'
import type { PeopleAnswer } from '@/hooks/people/people-rules'
import { usePeople } from '@/hooks/people/use-people'
import { paths } from '@/lib/contracts/paths'
import type { AcquaintanceView } from '@/lib/contracts/views'
import { PersonRow } from './person-row'
import { RequestRow } from './request-row'

/** Everyone I have to do with: who waits for my answer, whom I am connected to, and whom I could be. */
export function PeoplePage({ initial }: { initial: PeopleAnswer }) {
  const { people } = usePeople(initial)
  const { incoming, connected, outgoing, leagues, blocked } = groupPeople(people)
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader
        title="People"
        breadcrumb={[{ label: 'My leagues', href: paths.leagues() }, { label: 'People' }]}
        description={
          <span aria-live="polite" className="figure">
            {countLine(connected.length, incoming.length)}
          </span>
        }
      />
      <div className="grid gap-4 lg:gap-5">
        {incoming.length > 0 && (
          <Panel flush lit title="Requests" description="They would like to connect with you">
            <List label="Requests">
              {incoming.map((each) => (
                <RequestRow key={each.person.userId} person={each} />
              ))}
            </List>
          </Panel>
        )}
        <People title="Connected" people={connected} />
        <People title="Sent" description="They have not answered yet" people={outgoing} />
        {leagues.map(({ id, name, people }) => (
          <People key={id} title={name} people={people} under={name} />
        ))}
        <People
          title="Blocked"
          description="They are not told, and cannot reach you directly"
          people={blocked}
        />
        {people.length === 0 && (
          <Panel>
            <EmptyState
              icon={<UsersRound />}
              title="There is nobody here yet"
              description="The people of your leagues show here as they join, and you can connect with them."
            />
          </Panel>
        )}
      </div>
    </div>
  )
}

type PeopleProps = { title: string; description?: string; people: AcquaintanceView[]; under?: string }

function People({ title, description, people, under }: PeopleProps) {
  if (people.length === 0) return null
  return (
    <Panel flush title={title} {...(description ? { description } : {})}>
      <List label={title}>
        {people.map((each) => (
          <PersonRow key={each.person.userId} person={each} {...(under ? { under } : {})} />
        ))}
      </List>
    </Panel>
  )
}

function countLine(connected: number, incoming: number): string {
  const line = connected === 1 ? '1 connection' : `${connected} connections`
  if (incoming === 0) return line
  return `${line} · ${incoming === 1 ? '1 request waits' : `${incoming} requests wait`} for you`
}
