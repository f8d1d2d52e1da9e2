'use client'

import type { PlayerFilter } from '@/lib/domain/players-list/filter'
import { filterFromQuery, filterToQuery } from '@/lib/domain/players-list/query'
import { useAddressState } from '../address/use-address-state'

const form = { read: filterFromQuery, write: filterToQuery }

/** The list's filter, which the page's address carries. */
export const usePlayerFilter = (): [PlayerFilter, (change: Partial<PlayerFilter>) => void] =>
  useAddressState(form)
