/** The close job of a round: scheduled again, it replaces the one that waits. */
export const closeJobKey = (roundId: string): string => `round:${roundId}:close`
