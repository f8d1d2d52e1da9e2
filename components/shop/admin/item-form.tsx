'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { Sheet } from '@/components/ui/sheet'
import { Switch } from '@/components/ui/switch'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toaster'
import { sentenceOf } from '@/hooks/forms/apply-api-error'
import { useLeague } from '@/hooks/leagues/league-context'
import { useCreateItem, useEditItem } from '@/hooks/shop/use-shop-acts'
import type { ShopItemView } from '@/lib/contracts/views'
import { type DraftProblems, draftOf, readDraft, type TypedKey } from './item-draft'
import { EffectFields, LimitFields, PriceFields } from './item-fields'

/** An item to be made, or one as it was when its form was opened. */
export function ItemForm({ item, onClose }: { item: ShopItemView | null; onClose: () => void }) {
  const { id: leagueId, currencies } = useLeague()
  const create = useCreateItem()
  const edit = useEditItem()
  const [draft, setDraft] = useState(() => draftOf(item, currencies))
  const [offered, setOffered] = useState(item?.state !== 'withdrawn')
  const [problems, setProblems] = useState<DraftProblems>({})
  const [failure, setFailure] = useState<string | null>(null)
  const set = (key: TypedKey) => (value: string) => {
    setDraft((before) => ({ ...before, [key]: value }))
    setProblems((before) => ({ ...before, [key]: undefined }))
  }
  const save = async () => {
    const read = readDraft(draft, currencies)
    if ('problems' in read) return setProblems(read.problems)
    setFailure(null)
    try {
      if (item) {
        const state = offered ? 'active' : 'withdrawn'
        const body = { ...read.offer, state, expectedVersion: item.version } as const
        await edit.mutateAsync({ params: { itemId: item.id }, body })
      } else await create.mutateAsync({ params: { leagueId }, body: read.offer })
      toast.success(item ? 'Saved.' : `“${draft.name.trim()}” is in the shop.`)
      onClose()
    } catch (error) {
      setFailure(sentenceOf(error))
    }
  }
  const fields = { draft, problems, set }
  return (
    <Sheet
      open
      wide
      onOpenChange={onClose}
      title={item ? `Change “${item.name}”` : 'New item'}
      description={item ? 'Whoever owns one keeps it as he bought it.' : 'Teams see it at once.'}
      footer={
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" loading={create.isPending || edit.isPending} onClick={save}>
            {item ? 'Save' : 'Put into the shop'}
          </Button>
        </div>
      }
    >
      <div className="grid gap-5">
        {item && <Switch label="In the shop" checked={offered} onCheckedChange={setOffered} />}
        <Field label="Name" error={problems.name}>
          <Input
            maxLength={60}
            autoComplete="off"
            value={draft.name}
            onChange={(event) => set('name')(event.target.value)}
          />
        </Field>
        <Field label="Description" aside="optional">
          <Textarea
            rows={3}
            maxLength={500}
            value={draft.description}
            onChange={(event) => set('description')(event.target.value)}
          />
        </Field>
        <EffectFields
          {...fields}
          fixed={item !== null && item.sold > 0}
          onKind={(kind) => setDraft((before) => ({ ...before, kind }))}
        />
        <PriceFields {...fields} />
        <LimitFields {...fields} />
        {failure && <InlineAlert tone="negative" role="alert" title={failure} />}
      </div>
    </Sheet>
  )
}
