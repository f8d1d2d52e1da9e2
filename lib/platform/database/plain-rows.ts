import type { QueryResultRow } from 'pg'
import { database, poolOf } from './client'

/**
 * Rows of a statement that is given thousands of values, again and again: past Prisma, whose debug log keeps what the last hundred
 * were given, whether anybody wants it or not. Bigints come as text.
 * @throws as `pg` does; `isUnavailable` knows its errors
 */
export async function plainRows<Row extends QueryResultRow>(
  text: string,
  values: readonly unknown[],
): Promise<Row[]> {
  const { rows } = await poolOf(database()).query<Row>(text, [...values])
  return rows
}
