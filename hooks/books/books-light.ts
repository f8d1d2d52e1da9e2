import { type BooksView, CHECK_LATE_MS } from '@/lib/contracts/views'

/** What the light shows. `late`: found right, but a while ago. */
export type BooksLight = 'balanced' | 'late' | 'never' | 'wrong'

/** @param now epoch ms by the server's clock */
export function lightOf({ faults, checkedAt }: BooksView, now: number): BooksLight {
  if (faults > 0) return 'wrong'
  if (checkedAt === null) return 'never'
  return now - Date.parse(checkedAt) > CHECK_LATE_MS ? 'late' : 'balanced'
}
