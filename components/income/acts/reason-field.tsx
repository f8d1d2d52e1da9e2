'use client'

import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'

const LONGEST = 300

export function ReasonField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <Field label="Reason">
      <Textarea
        rows={2}
        maxLength={LONGEST}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </Field>
  )
}
