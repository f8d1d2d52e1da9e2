'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import { whenText } from '../facts/when'
import {
  choiceOf,
  chooseDeadline,
  type Deadline,
  type DeadlineChoice,
  deadlineAt,
  deadlineChoices,
} from './deadline'

interface DeadlineFieldProps {
  value: Deadline
  onChange: (value: Deadline) => void
  /** The server's clock. */
  now: () => number
}

/** When a round closes: a quick choice, or a day and a time. */
export function DeadlineField({ value, onChange, now }: DeadlineFieldProps) {
  const [choice, setChoice] = useState<DeadlineChoice>(() => choiceOf(value, now()))
  const result = deadlineAt(value, now())
  const pick = (next: string) => {
    setChoice(next as DeadlineChoice)
    onChange(chooseDeadline(next as DeadlineChoice, now(), value))
  }
  return (
    <div className="grid gap-2.5">
      <span className="font-medium text-sm">Closes</span>
      <Segmented label="When it closes" value={choice} onValueChange={pick} options={deadlineChoices} />
      {choice === 'at' && value.kind === 'at' && (
        <Field
          label="Day and time"
          error={'problem' in result ? result.problem : undefined}
          className="max-w-60"
        >
          <Input
            type="datetime-local"
            value={value.local}
            onChange={(event) => onChange({ kind: 'at', local: event.target.value })}
          />
        </Field>
      )}
      <p className="text-muted text-sm" suppressHydrationWarning>
        {'at' in result
          ? value.kind === 'in'
            ? `${value.minutes === 60 ? 'One hour' : 'Ten minutes'} after you press, about ${whenText(result.at)}`
            : `Bidding ends ${whenText(result.at)}, your time`
          : ''}
      </p>
    </div>
  )
}
