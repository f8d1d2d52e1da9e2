/** How much a tab may hold of a list: what it loaded is read again at once. */
const MOST = 300

/** A page further back, or everything from a row on. */
export interface Back {
  before?: string | undefined
  from?: string | undefined
  limit: number
}

/** A page of rows by descending id: the first, the one before a row, or everything from a row on. */
export async function readBack<Row>(
  { before, from, limit }: Back,
  find: (id: { lt?: string; gte?: string }, take: number) => Promise<Row[]>,
): Promise<{ rows: Row[]; hasMore: boolean }> {
  const most = from ? MOST : limit
  const rows = await find({ ...(before && { lt: before }), ...(from && { gte: from }) }, most + 1)
  if (rows.length > most) return { rows: rows.slice(0, most), hasMore: true }
  return { rows, hasMore: from ? (await find({ lt: from }, 1)).length > 0 : false }
}
