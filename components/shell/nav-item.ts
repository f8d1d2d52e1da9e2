import type { ReactNode } from 'react'

export type NavItem = {
  href: string
  label: string
  icon: ReactNode
  active?: boolean
  /** Waiting for this person: a number at the item. */
  count?: number
}
