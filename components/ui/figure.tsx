'use client'

import { useEffect, useState } from 'react'
import { cn } from './cn'

export type FigureProps = {
  /** Already formatted: '£1,250.00'. */
  text: string
  /** Above zero when the last change was a rise, below when a fall; 0 or nothing changes without a tint. */
  direction?: number
  className?: string
}

const restAfter = 1_200

/**
 * A figure that shows that it changed: the digits that differ roll in and a tint passes. The text itself is
 * always whole in the page, so it can be selected, tested and read out; nothing is announced.
 */
export function Figure({ text, direction = 0, className }: FigureProps) {
  const [shown, setShown] = useState({ text, previous: text, changes: 0 })
  const [moving, setMoving] = useState(false)
  if (shown.text !== text) {
    setShown({ text, previous: shown.text, changes: shown.changes + 1 })
    setMoving(true)
  }
  useEffect(() => {
    if (shown.changes === 0) return
    const timer = setTimeout(() => setMoving(false), restAfter)
    return () => clearTimeout(timer)
  }, [shown.changes])

  const tint = direction > 0 ? 'animate-tint-up' : direction < 0 ? 'animate-tint-down' : ''
  return (
    <span
      key={shown.changes}
      className={cn('figure relative inline-block whitespace-nowrap rounded-xs', moving && tint, className)}
    >
      <span className={cn(moving && 'opacity-0')}>{text}</span>
      {moving && <Rolling text={text} previous={shown.previous} falling={direction < 0} />}
    </span>
  )
}

/** Drawn by CSS alone, over the text: it adds nothing to the page's text. */
function Rolling({ text, previous, falling }: { text: string; previous: string; falling: boolean }) {
  const roll = falling ? 'before:animate-digit-down' : 'before:animate-digit-up'
  return (
    <span aria-hidden className="absolute inset-0 flex justify-end">
      {[...text].map((char, index) => {
        const fromRight = text.length - index
        const changed = previous[previous.length - fromRight] !== char
        return (
          <span
            key={fromRight}
            data-char={char}
            className={cn(
              'before:inline-block before:whitespace-pre before:content-[attr(data-char)]',
              changed && roll,
            )}
          />
        )
      })}
    </span>
  )
}
