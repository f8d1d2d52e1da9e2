'use client'

import { useEffect, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { Popover } from '@/components/ui/popover'
import { type ConnectionState, connectionSentence, connectionWord } from './connection-words'

export type ConnectionMarkProps = {
  state: ConnectionState
  /** Whether the browser says that there is a network. */
  network?: boolean
  /** The last round trip to the server; shown while live. */
  latencyMs?: number
  /** How much of this person's waits to be sent, what was refused among it. */
  waiting?: number
  refused?: number
  onShowWaiting?: () => void
}

const colours: Record<ConnectionState, string> = {
  live: 'text-positive',
  connecting: 'text-warning',
  polling: 'text-info',
  offline: 'text-negative',
}

/** Is this tab told of changes? A shape, a colour and a word; a sentence on request. */
export function ConnectionMark(props: ConnectionMarkProps) {
  const { state, network = true, latencyMs, waiting = 0, refused = 0, onShowWaiting } = props
  const [open, setOpen] = useState(false)
  const word = connectionWord[state]
  const colour = colours[state]
  const sentence = connectionSentence(state, network)
  const latency = state === 'live' && latencyMs !== undefined ? `${Math.round(latencyMs)} ms` : undefined
  return (
    <>
      <Popover
        open={open}
        onOpenChange={setOpen}
        align="end"
        label="Connection"
        trigger={
          <button
            type="button"
            data-state-name={state}
            className="tap inline-flex h-8 items-center justify-center gap-1.5 rounded-sm px-2 font-medium text-sm hover:bg-text/7"
          >
            <Shape state={state} className={colour} />
            <span className="sr-only">Connection: </span>
            <span>{word}</span>
            {waiting > 0 && (
              <span
                className={cn(
                  'figure rounded-full px-1.5 text-xs',
                  refused > 0 ? 'bg-negative-soft text-negative' : 'bg-text/10',
                )}
              >
                {waiting}
                <span className={cn('max-sm:sr-only', refused > 0 && 'sr-only')}> waiting</span>
                {refused > 0 && <span className="max-sm:sr-only"> not sent</span>}
              </span>
            )}
            {latency && <span className="figure min-w-11 text-left text-muted max-lg:hidden">{latency}</span>}
          </button>
        }
      >
        <p className="flex items-center gap-2 font-medium">
          <Shape state={state} className={colour} />
          {word}
          {latency && <span className="figure ml-auto text-muted text-sm">{latency} to the server</span>}
        </p>
        <p className="mt-1.5 text-muted text-sm">{sentence}</p>
        {waiting > 0 && (
          <Button
            size="sm"
            block
            className="mt-3"
            onClick={() => {
              setOpen(false)
              onShowWaiting?.()
            }}
          >
            {refused > 0 ? `See what was not sent (${waiting})` : `See what waits (${waiting})`}
          </Button>
        )}
      </Popover>
      <Announcement state={state} text={`${word}. ${sentence}`} />
    </>
  )
}

/** Spoken when the state changes, not when the page opens. */
function Announcement({ state, text }: { state: ConnectionState; text: string }) {
  const last = useRef(state)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (last.current === state) return
    last.current = state
    setSaid(text)
  }, [state, text])
  return (
    <span className="sr-only" aria-live="polite">
      {said}
    </span>
  )
}

/** Full circle, dashed ring, half circle, crossed ring: told apart without colour. */
function Shape({ state, className }: { state: ConnectionState; className?: string }) {
  return (
    <svg viewBox="0 0 12 12" fill="none" aria-hidden className={cn('size-3 shrink-0', className)}>
      {state === 'live' && <circle cx="6" cy="6" r="4.5" fill="currentColor" />}
      {state === 'connecting' && (
        <circle
          cx="6"
          cy="6"
          r="4.5"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="3.6 3.47"
          className="origin-center animate-spin"
        />
      )}
      {state === 'polling' && (
        <>
          <circle cx="6" cy="6" r="4.6" stroke="currentColor" strokeWidth="1.6" />
          <path d="M6 1.5a4.5 4.5 0 0 1 0 9z" fill="currentColor" />
        </>
      )}
      {state === 'offline' && (
        <>
          <circle cx="6" cy="6" r="4.6" stroke="currentColor" strokeWidth="1.6" />
          <path d="M2.9 9.1 9.1 2.9" stroke="currentColor" strokeWidth="1.6" />
        </>
      )}
    </svg>
  )
}
