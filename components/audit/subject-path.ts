import { paths } from '@/lib/contracts/paths'
import type { AuditEntryView } from '@/lib/contracts/views'

/** The page of what an entry is about, by the noun of its act; null: it has none. */
export function subjectPath(
  slug: string,
  { action, subjectId }: Pick<AuditEntryView, 'action' | 'subjectId'>,
): string | null {
  if (!subjectId) return null
  switch (action.split('.')[0]) {
    case 'round':
      return paths.adminRound(slug, subjectId)
    case 'tiebreaker':
      return paths.tiebreaker(slug, subjectId)
    case 'team':
      return paths.team(slug, subjectId)
    case 'wallet':
      return paths.wallet(slug, subjectId)
    case 'income':
      return paths.moneyIncome(slug)
    case 'shop':
      return paths.moneyShop(slug)
    case 'queue':
      return paths.moneyQueue(slug)
    case 'transaction':
      return `${paths.money(slug)}?tx=${subjectId}`
    default:
      return null
  }
}
