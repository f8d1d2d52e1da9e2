import type { ActivityItem } from '@/lib/contracts/views'

/** One line that says what happened. */
export function activityText({ kind, subject }: Pick<ActivityItem, 'kind' | 'subject'>): string {
  switch (kind) {
    case 'award':
      return `Won ${subject}`
    case 'refund':
      return `Refund: ${subject}`
    case 'income':
      return `Income: ${subject}`
    case 'adjustment':
      return `Adjustment: ${subject}`
    case 'reversal':
      return `Reversal: ${subject}`
    case 'purchase':
    case 'opening':
      return subject
    case 'round_opened':
      return `${subject} opened`
    case 'round_closed':
      return `${subject} closed`
    case 'round_finalized':
      return `${subject} was finalized`
    case 'round_cancelled':
      return `${subject} was cancelled`
  }
}
