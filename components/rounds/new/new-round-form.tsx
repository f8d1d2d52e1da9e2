'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { PageGrid } from '@/components/shell/page-grid'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toaster'
import { useCurrency, useLeague } from '@/hooks/leagues/league-context'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { useCreateRound } from '@/hooks/rounds/use-create-round'
import { paths } from '@/lib/contracts/paths'
import type { PlayerView } from '@/lib/contracts/views'
import { type Deadline, deadlineAt } from '../deadline/deadline'
import { DeadlineField } from '../deadline/deadline-field'
import { count } from '../words'
import {
  chosenPlayers,
  firstRules,
  type PlayerChoice,
  type RulesForm,
  type RulesProblems,
  readRules,
} from './new-round'
import { PlayersField } from './players-field'
import { RulesFields } from './rules-fields'

type Act = 'open' | 'draft'

export function NewRoundForm({ free }: { free: readonly PlayerView[] }) {
  const league = useLeague()
  const router = useRouter()
  const { serverNow } = useServerClock()
  const { run, isPending } = useCreateRound(league.id)
  const [name, setName] = useState(`Round ${league.rounds.length + 1}`)
  const [currencyId, setCurrencyId] = useState(league.currencies[0]?.id ?? '')
  const currency = useCurrency(currencyId)
  const [form, setForm] = useState<RulesForm>(() => firstRules(currency))
  const [choice, setChoice] = useState<PlayerChoice>({ kind: 'all' })
  const [deadline, setDeadline] = useState<Deadline>({ kind: 'in', minutes: 60 })
  const [problems, setProblems] = useState<RulesProblems & { name?: string; general?: string }>({})
  const [act, setAct] = useState<Act>('open')
  const players = chosenPlayers(free, choice)

  const create = async (how: Act) => {
    setAct(how)
    const read = readRules(form, currency)
    const nameProblem = name.trim() === '' ? 'Give the round a name.' : undefined
    if ('problems' in read || nameProblem) {
      return setProblems({ ...('problems' in read ? read.problems : {}), name: nameProblem })
    }
    const moment = deadlineAt(deadline, serverNow())
    if (how === 'open' && 'problem' in moment) return setProblems({ general: moment.problem })
    setProblems({})
    const at = 'at' in moment ? moment.at : null
    try {
      const { round, failedToOpen } = await run(
        {
          name,
          currencyId,
          rules: read.rules,
          playerIds: choice.kind === 'all' ? null : players.map((player) => player.id),
          closesAt: how === 'draft' && deadline.kind === 'at' && at ? at.toISOString() : null,
        },
        how === 'open' ? at : null,
      )
      if (failedToOpen) toast.error(`${round.name} is drafted, but not open: ${failedToOpen.message}`)
      else toast.success(how === 'open' ? `${round.name} is open` : `${round.name} is drafted`)
      router.push(paths.adminRound(league.slug, round.id))
    } catch (error) {
      setProblems({
        general: error instanceof Error ? error.message : 'That did not work. Nothing was changed.',
      })
    }
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    if (!isPending) void create('open')
  }
  const changeCurrency = (id: string) => {
    const next = league.currencies.find((candidate) => candidate.id === id)
    if (!next) return
    setCurrencyId(id)
    setForm({ ...form, ...pickMoney(firstRules(next)) })
  }
  return (
    <form onSubmit={onSubmit} noValidate>
      <PageGrid
        main={
          <>
            <Panel title="What it is">
              <div className="grid gap-4 sm:grid-cols-2">
                <Field label="Name" error={problems.name}>
                  <Input value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />
                </Field>
                <Field label="Currency">
                  <Select
                    value={currencyId}
                    onChange={(event) => changeCurrency(event.target.value)}
                    options={league.currencies.map(({ id, code, name }) => ({
                      value: id,
                      label: `${name} (${code})`,
                    }))}
                  />
                </Field>
              </div>
            </Panel>
            <Panel title="Players">
              <PlayersField free={free} value={choice} onChange={setChoice} />
            </Panel>
            <Panel title="Rules" description="Fixed by their fingerprint when the round opens.">
              <RulesFields
                {...{ form, problems, currency }}
                onChange={(change) => {
                  setForm({ ...form, ...change })
                  setProblems({})
                }}
              />
            </Panel>
          </>
        }
        aside={
          <Panel lit title="When it closes" className="lg:sticky lg:top-[calc(var(--spacing-bar)+1rem)]">
            <div className="grid gap-4">
              <DeadlineField value={deadline} onChange={setDeadline} now={serverNow} />
              <p className="border-t pt-3.5">
                <span className="font-medium">{count(players.length, 'player')}</span>{' '}
                <span className="text-muted">
                  for {count(league.teams.length, 'team')}, in {currency.name}.
                </span>
              </p>
              {problems.general && <InlineAlert tone="negative" role="alert" title={problems.general} />}
              {Object.entries(problems).some(([field, text]) => field !== 'general' && text) && (
                <InlineAlert tone="negative" role="alert" title="Something above needs another look." />
              )}
              <div className="grid gap-2">
                <Button
                  type="submit"
                  variant="primary"
                  size="lg"
                  loading={isPending && act === 'open'}
                  disabled={players.length === 0 || (isPending && act !== 'open')}
                >
                  Open for bids
                </Button>
                <Button
                  loading={isPending && act === 'draft'}
                  disabled={players.length === 0 || (isPending && act !== 'draft')}
                  onClick={() => create('draft')}
                >
                  Save as a draft
                </Button>
              </div>
              {players.length === 0 && <p className="text-muted text-sm">Choose at least one player.</p>}
            </div>
          </Panel>
        }
      />
    </form>
  )
}

const pickMoney = ({ minimumBid, bidStep }: RulesForm) => ({ minimumBid, bidStep })
