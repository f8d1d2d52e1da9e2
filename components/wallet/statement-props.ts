import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getStatement } from '@/lib/contracts/endpoints'
import type { StatementLine } from '@/lib/contracts/views'

export interface StatementViewProps {
  /** The newest page, kept fresh: balance, holds, team. */
  answer: Omit<AnswerOf<typeof getStatement>, 'lines' | 'next'>
  /** All lines that are loaded, newest first, without a hole. */
  lines: readonly StatementLine[]
  more: boolean
  loadingMore: boolean
  loadMoreError: string | null
  onLoadMore: () => void
}
