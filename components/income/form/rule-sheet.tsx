'use client'

import { type FormEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Sheet } from '@/components/ui/sheet'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useLeague } from '@/hooks/leagues/league-context'
import { useServerClock } from '@/hooks/live/use-server-clock'
import { useIdempotentMutation } from '@/hooks/rounds/use-idempotent-mutation'
import { createIncomeRule, editIncomeRule } from '@/lib/contracts/endpoints'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { ReadBack } from './read-back'
import { RuleFields } from './rule-fields'
import { newRuleForm, type RuleForm, type RuleInput, readRule, ruleFormOf } from './rule-form'

/** Makes an income, or changes one from its next payment on. */
export function RuleSheet({ rule, onClose }: { rule?: IncomeRuleView; onClose: () => void }) {
  const { id: leagueId, currencies } = useLeague()
  const { serverNow } = useServerClock()
  const formId = useId()
  const currencyOf = (currencyId: string) => currencies.find(({ id }) => id === currencyId) ?? currencies[0]
  // Where it began: the rule may be paid, or changed by someone else, while it is open.
  const [began] = useState(() => {
    const currency = currencyOf(rule?.currencyId ?? '')
    if (!currency) throw new Error('A league has at least one currency.')
    return { rule, form: rule ? ruleFormOf(rule, currency, serverNow()) : newRuleForm(currency, serverNow()) }
  })
  const [form, setForm] = useState<RuleForm>(began.form)
  const [shown, setShown] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const create = useIdempotentMutation(createIncomeRule)
  const edit = useIdempotentMutation(editIncomeRule)
  const currency = currencyOf(form.currencyId)
  if (!currency) return null
  const edited = began.rule ? { rule: began.rule, form: began.form } : undefined
  const read = readRule(form, currency, serverNow(), edited)

  async function save(input: RuleInput) {
    const { schedule, ...common } = input
    if (began.rule) {
      const body = { ...input, expectedEdition: began.rule.edition }
      await edit.mutateAsync({ params: { id: began.rule.id }, body })
    } else if (schedule) {
      const body = { ...common, schedule, currencyId: form.currencyId }
      await create.mutateAsync({ params: { leagueId }, body })
    }
    toast.success(began.rule ? `${input.name} is changed` : `${input.name} is set up`)
    onClose()
  }
  const onSubmit = async (event: FormEvent) => {
    event.preventDefault()
    setShown(true)
    setFailure(null)
    if (!('input' in read)) return
    await save(read.input).catch((error) => setFailure(sentenceOf(error)))
  }
  return (
    <Sheet
      open
      wide
      onOpenChange={onClose}
      title={began.rule ? `Edit ${began.rule.name}` : 'New income'}
      description={
        began.rule
          ? 'What has been paid stays as it is: this counts from the next payment on.'
          : 'Every team with a wallet in the currency is paid, all in one transaction.'
      }
      footer={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button type="submit" form={formId} variant="primary" loading={create.isPending || edit.isPending}>
            {began.rule ? 'Save the change' : 'Start this income'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={onSubmit} noValidate className="grid gap-5">
        <RuleFields
          form={form}
          currency={currency}
          isNew={!began.rule}
          problems={shown && 'problems' in read ? read.problems : {}}
          onChange={(change) => setForm({ ...form, ...change })}
        />
        <ReadBack read={read} currency={currency} now={serverNow()} form={form} rule={began.rule} />
        {failure && <InlineAlert tone="negative" role="alert" title={failure} />}
      </form>
    </Sheet>
  )
}
