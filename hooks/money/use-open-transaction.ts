'use client'

import { useAddressState } from '../address/use-address-state'

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const form = {
  read: (query: URLSearchParams): { open: string | null } => {
    const id = query.get('tx')
    return { open: id && ID.test(id) ? id : null }
  },
  write: ({ open }: { open: string | null }) => (open ? `tx=${open}` : ''),
}

/** The transaction that lies open beside a list, which the address carries. */
export function useOpenTransaction(): [string | null, (id: string | null) => void] {
  const [{ open }, change] = useAddressState(form)
  return [open, (id) => change({ open: id })]
}
