interface Versioned {
  version: number
}

/** The newer of two views of one thing; what is shown never goes back. */
export const newer = <T extends Versioned>(shown: T, told: T): T =>
  told.version >= shown.version ? told : shown

/** Puts a view in the place of the one it is newer than; the same list when it is not in it or not newer. */
export function replaceNewer<T extends Versioned & { id: string }>(
  list: readonly T[],
  told: T,
): readonly T[] {
  const at = list.findIndex((item) => item.id === told.id)
  const shown = list[at]
  if (!shown || newer(shown, told) === shown) return list
  return list.with(at, told)
}
