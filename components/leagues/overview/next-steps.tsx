'use client'

import { Check } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { LeagueView } from '@/lib/contracts/views'

interface Step {
  title: string
  /** How far it is, or what it is for. */
  note: string
  act: string
  href: string
  done: boolean
}

/** What a commissioner does next, until the first round has been opened. */
export function NextSteps() {
  const steps = stepsOf(useLeague())
  const next = steps.findIndex(({ done }) => !done)
  if (next === -1) return null
  return (
    <Panel
      lit
      title="Setting up"
      description={`${steps.filter(({ done }) => done).length} of ${steps.length} done`}
    >
      <ol className="grid gap-1">
        {steps.map((step, index) => (
          <li key={step.title} className="flex items-center gap-3.5 py-2">
            <span
              aria-hidden
              className={cn(
                'figure grid size-7 shrink-0 place-items-center rounded-full border font-medium text-sm [&_svg]:size-4',
                step.done
                  ? 'border-transparent bg-positive-soft text-positive'
                  : index === next
                    ? 'border-accent-text text-accent-text'
                    : 'border-line-strong text-muted',
              )}
            >
              {step.done ? <Check /> : index + 1}
            </span>
            <div className="min-w-0 flex-1">
              <p className={cn('font-medium', step.done && 'text-muted')}>
                {step.title}
                {step.done && <span className="sr-only">, done</span>}
              </p>
              <p className="figure text-muted text-sm">{step.note}</p>
            </div>
            {!step.done && (
              <ButtonLink
                href={step.href}
                size="sm"
                variant={index === next ? 'primary' : 'ghost'}
                className={cn(index !== next && 'max-sm:hidden')}
              >
                {step.act}
              </ButtonLink>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function stepsOf({ slug, teams, playerCount, rounds }: LeagueView): Step[] {
  const managed = teams.filter(({ managers }) => managers.length > 0).length
  return [
    {
      title: 'Create the teams',
      note: teams.length > 0 ? `${teams.length} so far` : 'Each with its opening balances.',
      act: 'Add a team',
      href: `${paths.members(slug)}#teams`,
      done: teams.length > 0,
    },
    {
      title: 'Invite a manager for each',
      note: teams.length > 0 ? `${managed} of ${teams.length} teams have one` : 'By a link for each team.',
      act: 'Invite',
      href: `${paths.members(slug)}#invites`,
      done: teams.length > 0 && managed === teams.length,
    },
    {
      title: 'Import the players',
      note:
        playerCount > 0 ? `${playerCount.toLocaleString('en-GB')} in the league` : 'From a CSV of any shape.',
      act: 'Import players',
      href: paths.importPlayers(slug),
      done: playerCount > 0,
    },
    {
      title: 'Open a round',
      note: 'Sealed bids until the time that you set.',
      act: 'New round',
      href: paths.newRound(slug),
      done: rounds.some(({ state }) => state !== 'draft' && state !== 'cancelled'),
    },
  ]
}
