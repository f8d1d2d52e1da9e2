/** Characters of a reason, as the contract has it. */
export const LONGEST_REASON = 300

const NAMED = 3

/** 'Red, Blue and 3 more'. */
export function listTeams(names: readonly string[], count = names.length): string {
  const shown = names.slice(0, NAMED)
  const rest = count - shown.length
  return new Intl.ListFormat('en-GB').format(rest > 0 ? [...shown, `${rest} more`] : shown)
}
