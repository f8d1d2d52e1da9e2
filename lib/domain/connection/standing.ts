import type { ConnectionState } from '@/lib/contracts/views'

/** What there is between two people, from the side of one of them. */
export interface Standing {
  bond: 'none' | 'pending' | 'connected'
  /** Who asked, while pending. */
  askedBy: 'me' | 'other' | null
  iBlock: boolean
  otherBlocks: boolean
}

export const APART: Standing = { bond: 'none', askedBy: null, iBlock: false, otherBlocks: false }

const across = { me: 'other', other: 'me' } as const

/** The same from the other side. */
export const turned = ({ bond, askedBy, iBlock, otherBlocks }: Standing): Standing => ({
  bond,
  askedBy: askedBy && across[askedBy],
  iBlock: otherBlocks,
  otherBlocks: iBlock,
})

/** What I am shown of it: never that I am blocked. */
export function seenAs({ bond, askedBy, iBlock }: Standing): ConnectionState {
  if (iBlock) return 'blocked'
  if (bond === 'pending') return askedBy === 'me' ? 'outgoing' : 'incoming'
  return bond
}

/** Whether the two may hear of each other directly. */
export const areOnTerms = (standing: Standing, shareLeague: boolean): boolean =>
  !standing.iBlock && !standing.otherBlocks && (shareLeague || standing.bond === 'connected')
