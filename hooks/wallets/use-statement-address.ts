'use client'

import { addressFromQuery, addressToQuery, type StatementAddress } from '@/lib/domain/statement/filter'
import { useAddressState } from '../address/use-address-state'

const form = { read: addressFromQuery, write: addressToQuery }

/** What a statement shows, which its address carries. */
export const useStatementAddress = (): [StatementAddress, (change: Partial<StatementAddress>) => void] =>
  useAddressState(form)
