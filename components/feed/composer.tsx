'use client'

import { type FormEvent, type KeyboardEvent, useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Kbd } from '@/components/ui/kbd'
import { Textarea } from '@/components/ui/textarea'
import { useDraft } from '@/hooks/feed/use-draft'
import { useLeague } from '@/hooks/leagues/league-context'

export interface ComposerProps {
  label: string
  placeholder?: string
  /** The act: 'Post', 'Save'. */
  act: string
  /** Characters that fit. */
  most: number
  /** Where a draft of it is kept. */
  draft: string
  /** What is being edited. */
  initial?: string
  /** @throws Error with a sentence: the text stays */
  send: (text: string) => Promise<unknown>
  onDone?: () => void
  /** Shows a way out, by Escape too. */
  onCancel?: () => void
  rows?: number
}

/** A text to be written and sent. What could not be sent stays, with why and the button to try again. */
export function Composer({ label, placeholder, act, most, initial = '', rows = 2, ...props }: ComposerProps) {
  const { me } = useLeague()
  const { text, write, clear } = useDraft(`${me.userId}:${props.draft}`, initial)
  const [state, setState] = useState<{ sending: boolean; failure: string | null }>(idle)
  const hintId = useId()
  const length = text.normalize('NFC').trim().length
  const tooLong = length > most

  async function submit(event?: FormEvent) {
    event?.preventDefault()
    if (state.sending || length === 0 || tooLong) return
    setState({ sending: true, failure: null })
    try {
      await props.send(text)
      clear()
      setState(idle)
      props.onDone?.()
    } catch (error) {
      const failure = error instanceof Error ? error.message : 'It could not be sent.'
      setState({ sending: false, failure })
    }
  }
  function cancel() {
    clear()
    props.onCancel?.()
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit(event)
    if (event.key === 'Escape' && props.onCancel && !state.sending) cancel()
  }

  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field hideLabel label={label} error={tooLong && `At most ${most.toLocaleString('en-GB')} characters.`}>
        <Textarea
          rows={rows}
          value={text}
          placeholder={placeholder}
          readOnly={state.sending}
          aria-describedby={hintId}
          // An edit is asked for by a press: there the hands go next.
          autoFocus={props.onCancel !== undefined}
          className="min-h-0"
          onChange={(event) => write(event.target.value)}
          onKeyDown={press}
        />
      </Field>
      {state.failure && (
        <InlineAlert
          role="alert"
          tone="negative"
          title={state.failure}
          action={
            <Button size="sm" onClick={() => submit()}>
              Try again
            </Button>
          }
        >
          Your text is kept here.
        </InlineAlert>
      )}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <p id={hintId} className="min-w-0 flex-1 text-muted text-sm">
          Markdown works
          <span className="pointer-coarse:hidden">
            ; <Kbd>Ctrl</Kbd> <Kbd>Enter</Kbd> {act === 'Save' ? 'saves' : 'sends'}
          </span>
        </p>
        {length > 0 && (
          <span className={cn('figure text-sm', tooLong ? 'font-medium text-negative' : 'text-muted')}>
            {length.toLocaleString('en-GB')} of {most.toLocaleString('en-GB')}
          </span>
        )}
        {props.onCancel && (
          <Button size="sm" variant="ghost" disabled={state.sending} onClick={cancel}>
            Cancel
          </Button>
        )}
        <Button
          type="submit"
          size="sm"
          variant="primary"
          loading={state.sending}
          disabled={length === 0 || tooLong}
        >
          {act}
        </Button>
      </div>
    </form>
  )
}

const idle = { sending: false, failure: null }
