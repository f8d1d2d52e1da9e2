import type { BodyIn } from '@/lib/contracts/endpoint'
import type { createLeague } from '@/lib/contracts/endpoints/leagues'

export type LeagueForm = BodyIn<typeof createLeague>

/** A football squad of fifteen, money in pounds: what most leagues start from. */
export const footballLeague: LeagueForm = {
  name: '',
  slug: '',
  currencies: [{ code: 'GBP', name: 'Pounds', symbol: '£', decimals: 2 }],
  roster: {
    squadSize: 15,
    positions: [
      { code: 'GK', name: 'Goalkeeper', slots: 2 },
      { code: 'DEF', name: 'Defender', slots: 5 },
      { code: 'MID', name: 'Midfielder', slots: 5 },
      { code: 'FWD', name: 'Forward', slots: 3 },
    ],
  },
}

export const MOST_CURRENCIES = 3
export const MOST_POSITIONS = 20

/** 'Sunday Auction League' → 'sunday-auction-league', as far as an address may go. */
export function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9\s-]/gu, '')
    .trim()
    .replace(/[\s-]+/gu, '-')
    .slice(0, 40)
    .replace(/-$/u, '')
}
