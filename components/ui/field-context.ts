'use client'

import { createContext, use } from 'react'

export type FieldState = { id: string; describedBy?: string; invalid: boolean; required?: boolean }

export const FieldContext = createContext<FieldState | null>(null)

type Wired = {
  id?: string
  required?: boolean
  'aria-describedby'?: string
  'aria-invalid'?: boolean | 'true' | 'false' | 'grammar' | 'spelling'
}

/** What a control inside a `Field` takes from it; its own props win. */
export function useFieldProps(own: Wired): Wired {
  const field = use(FieldContext)
  const described = [own['aria-describedby'], field?.describedBy].filter(Boolean).join(' ')
  return {
    id: own.id ?? field?.id,
    required: own.required ?? field?.required,
    'aria-describedby': described || undefined,
    'aria-invalid': own['aria-invalid'] ?? (field?.invalid || undefined),
  }
}
