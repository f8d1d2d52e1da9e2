'use client'

import { cn } from './cn'
import { Input, type InputProps } from './input'

export type MoneyInputProps = Omit<InputProps, 'type' | 'inputMode' | 'prefix'> & {
  /** Printed before the figure: '£'. */
  symbol?: string
  /** Printed after it: 'pts'. */
  code?: string
}

/** Text of an amount, as typed. It neither parses nor rounds: that is the caller's. */
export function MoneyInput({ symbol, code, size, className, ...props }: MoneyInputProps) {
  return (
    <div className={cn('relative', className)}>
      {symbol && <Affix className="left-3" text={symbol} />}
      <Input
        {...props}
        size={size}
        type="text"
        inputMode="decimal"
        autoComplete="off"
        spellCheck={false}
        className={cn('figure text-right font-medium', symbol && 'pl-8', code && 'pr-14')}
      />
      {code && <Affix className="right-3" text={code} />}
    </div>
  )
}

function Affix({ text, className }: { text: string; className: string }) {
  return (
    <span
      aria-hidden
      className={cn('pointer-events-none absolute inset-y-0 z-1 flex items-center text-muted', className)}
    >
      {text}
    </span>
  )
}
