import type { PlayerSort } from '@/lib/domain/players-list/filter'

export const sortNames: Record<PlayerSort, string> = {
  name: 'Name',
  price: 'Base price',
  position: 'Position',
  club: 'Club',
  owner: 'Owner',
}

/** The dearest is what one looks for first; words begin at A. */
export const startsDescending = (sort: PlayerSort): boolean => sort === 'price'
