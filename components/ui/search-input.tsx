'use client'

import { Search, X } from 'lucide-react'
import type { ChangeEvent } from 'react'
import { cn } from './cn'
import { Input, type InputProps } from './input'

export type SearchInputProps = Omit<InputProps, 'type' | 'value' | 'onChange'> & {
  /** Its accessible name. */
  label: string
  value: string
  onValueChange: (value: string) => void
}

export function SearchInput({ label, value, onValueChange, className, ...props }: SearchInputProps) {
  return (
    <search className={cn('relative block', className)}>
      <Search
        aria-hidden
        className="pointer-events-none absolute inset-y-0 left-3 my-auto size-4 text-muted"
      />
      <Input
        aria-label={label}
        placeholder={label}
        {...props}
        type="text"
        enterKeyHint="search"
        value={value}
        onChange={(event: ChangeEvent<HTMLInputElement>) => onValueChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && value) {
            event.stopPropagation()
            onValueChange('')
          }
        }}
        className="px-9"
      />
      {value && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => onValueChange('')}
          className="absolute inset-y-0 right-0 grid w-9.5 place-items-center rounded-sm text-muted hover:text-text pointer-coarse:w-11"
        >
          <X aria-hidden className="size-4" />
        </button>
      )}
    </search>
  )
}
