'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { MoneyInput } from '@/components/ui/money-input'
import { Segmented } from '@/components/ui/segmented'
import { Select } from '@/components/ui/select'
import { Sheet } from '@/components/ui/sheet'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useLeague } from '@/hooks/leagues/league-context'
import { useQueueTransaction } from '@/hooks/queue/use-queue-acts'
import { parseMoney } from '@/lib/domain/money/parse'
import { type Change, ChangePreview } from './change-preview'
import { TeamChoice } from './team-choice'

const LONGEST_REASON = 300

/** One amount added to the wallets of several teams, or taken from them: looked at first, then queued, all of it or none. */
export function AdjustMany({ onClose }: { onClose: () => void }) {
  const { id: leagueId, teams, currencies } = useLeague()
  const queue = useQueueTransaction()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [currencyId, setCurrencyId] = useState(currencies[0]?.id ?? '')
  const [way, setWay] = useState('add')
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const currency = currencies.find(({ id }) => id === currencyId)
  const parsed = currency && text.trim() !== '' ? parseMoney(text, currency) : null
  const amount = parsed?.ok ? (way === 'add' ? parsed.amount : -parsed.amount) : 0n
  const changes: Change[] = teams
    .filter(({ id }) => chosen.has(id))
    .flatMap((team) => {
      const wallet = team.wallets.find((each) => each.currencyId === currencyId)
      return wallet ? [{ team, wallet, amount }] : []
    })
  const isWhole = changes.length > 0 && amount !== 0n && reason.trim() !== ''
  const send = async () => {
    setProblem(null)
    try {
      const payload = changes.map(({ wallet, amount: each }) => ({
        walletId: wallet.id,
        amount: String(each),
      }))
      const { number } = await queue.mutateAsync({
        params: { leagueId },
        body: { kind: 'batch_adjustment', payload: { changes: payload }, reason },
      })
      toast.success(`Queued as number ${number}.`)
      onClose()
    } catch (error) {
      setProblem(sentenceOf(error))
    }
  }
  return (
    <Sheet
      open
      wide
      onOpenChange={onClose}
      title="Adjust many"
      description="One amount for several teams: all of it is done in its turn, or none of it."
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={!isWhole} loading={queue.isPending} onClick={send}>
            {changes.length > 0
              ? `Queue for ${changes.length === 1 ? '1 team' : `${changes.length} teams`}`
              : 'Queue'}
          </Button>
        </div>
      }
    >
      <div className="grid gap-5">
        <TeamChoice chosen={chosen} onChange={setChosen} />
        <div className="grid gap-3 sm:grid-cols-2">
          {currencies.length > 1 && (
            <Field label="Currency">
              <Select
                value={currencyId}
                onChange={(event) => setCurrencyId(event.target.value)}
                options={currencies.map(({ id, name }) => ({ value: id, label: name }))}
              />
            </Field>
          )}
          <div className="grid content-start gap-1.5">
            <span className="font-medium text-sm">What to do</span>
            <Segmented
              block
              label="What to do"
              value={way}
              onValueChange={(next) => next && setWay(next)}
              options={[
                { value: 'add', label: 'Add' },
                { value: 'take', label: 'Take away' },
              ]}
            />
          </div>
          <Field label="Amount for each team" error={parsed && !parsed.ok ? parsed.message : undefined}>
            <MoneyInput
              symbol={currency?.symbol || undefined}
              code={currency?.symbol ? undefined : currency?.code}
              placeholder="0"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
          </Field>
        </div>
        <Field label="Reason" hint="Everyone reads it on the statements.">
          <Textarea
            rows={2}
            maxLength={LONGEST_REASON}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        </Field>
        {currency && changes.length > 0 && amount !== 0n && (
          <ChangePreview changes={changes} currencyId={currency.id} />
        )}
        {problem && <InlineAlert tone="negative" role="alert" title={problem} />}
      </div>
    </Sheet>
  )
}
