import type { StatementAddress, StatementFilter } from '@/lib/domain/statement/filter'

export interface FilterProps {
  filter: StatementFilter
  /** Whom the wallet's lines are about. */
  players: readonly { id: string; name: string }[]
  onChange: (change: Partial<StatementAddress>) => void
}
