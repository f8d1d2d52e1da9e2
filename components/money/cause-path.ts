import { paths } from '@/lib/contracts/paths'

/** The page of what money moved for, when that is neither a player nor a round; null: it has none. */
export function causePath(slug: string, causeType: string | null, teamId: string): string | null {
  switch (causeType) {
    case 'team':
      return paths.team(slug, teamId)
    case 'income':
      return paths.moneyIncome(slug)
    case 'purchase':
      return paths.shop(slug)
    case 'queued':
      return paths.moneyQueue(slug)
    default:
      return null
  }
}
