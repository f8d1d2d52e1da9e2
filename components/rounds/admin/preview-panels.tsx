'use client'

import { Money } from '@/components/money/money'
import { Panel } from '@/components/ui/panel'
import { Stat, StatRow } from '@/components/ui/stat'
import type { RoundPreview } from '@/hooks/rounds/use-round-preview'
import type { PlayerView, RoundView } from '@/lib/contracts/views'
import { AwardList } from '../results/award-list'
import { count, refusalText, tieBreakWords } from '../words'

interface PreviewProps {
  round: RoundView
  preview: RoundPreview
}

/** The awards as finalizing would make them. */
export function PreviewAwards({
  round,
  preview,
  players,
}: PreviewProps & { players: ReadonlyMap<string, PlayerView> }) {
  return (
    <Panel
      flush
      title="Awards, if you finalize now"
      description={`${count(preview.awards.length, 'player')} from ${count(preview.bidCount, 'bid')}, ${preview.unsold} not sold${preview.ties.length > 0 ? ', the rest tied' : ''}`}
    >
      <AwardList
        label="Awards as previewed"
        awards={preview.awards}
        players={players}
        currencyId={round.currencyId}
        maxHeight="32rem"
      />
    </Panel>
  )
}

/** What changes, in figures. */
export function PreviewFigures({ round, preview }: PreviewProps) {
  const { currencyId } = round
  const sum = (key: 'spent' | 'left') =>
    String(preview.teams.reduce((total, team) => total + BigInt(team[key]), 0n))
  return (
    <Panel title="What changes">
      <StatRow columns={2}>
        <Stat label="Awards" value={preview.awards.length} note={`${preview.unsold} not sold`} />
        <Stat label="Bids" value={preview.bidCount} />
        <Stat label="Paid" value={<Money amount={sum('spent')} currencyId={currencyId} />} />
        <Stat
          label="Unused money"
          value={<Money amount={sum('left')} currencyId={currencyId} />}
          note="left in all wallets"
        />
      </StatRow>
    </Panel>
  )
}

/** Ties decided, by what; bids that did not win, by why. */
export function PreviewReasons({ preview }: { preview: RoundPreview }) {
  const ties = Map.groupBy(
    preview.awards.flatMap((award) => award.decidedBy ?? []),
    (link) => link,
  )
  const live = { name: 'Live tiebreaker, to come', size: preview.ties.length }
  const tieLines = [
    ...(live.size > 0 ? [live] : []),
    ...[...ties].map(([link, all]) => ({ name: tieBreakWords[link].name, size: all.length })),
  ]
  const refusals = preview.refusals
    .toSorted((a, b) => b.count - a.count)
    .map((refusal) => ({ name: refusalText(refusal.reason), size: refusal.count }))
  return (
    <Panel title="Ties and refusals">
      <div className="grid gap-4">
        <Lines title="Ties, decided by" lines={tieLines} none="No tie in this round." />
        <Lines title="Bids that did not win" lines={refusals} none="Every bid won." />
      </div>
    </Panel>
  )
}

function Lines(props: { title: string; lines: { name: string; size: number }[]; none: string }) {
  const { title, lines, none } = props
  return (
    <div className="grid gap-1.5 not-first:border-t not-first:pt-3.5">
      <h3 className="font-medium text-sm">{title}</h3>
      {lines.length === 0 && <p className="text-muted text-sm">{none}</p>}
      <dl className="grid gap-1">
        {lines.map(({ name, size }) => (
          <div key={name} className="flex justify-between gap-4 text-sm">
            <dt className="text-muted">{name}</dt>
            <dd className="figure font-medium">{size}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
