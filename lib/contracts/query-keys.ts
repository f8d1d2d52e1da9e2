/** The keys of the React Query cache, in one place, so that a cache rule and a page cannot spell one differently. */
export const queryKeys = {
  me: () => ['me'] as const,
  sessions: () => ['sessions'] as const,
  leagues: () => ['leagues'] as const,
  league: (leagueId: string) => ['league', leagueId] as const,
  members: (leagueId: string) => ['members', leagueId] as const,
  invites: (leagueId: string) => ['invites', leagueId] as const,
  players: (leagueId: string) => ['players', leagueId] as const,
  /** `file`: this choice of a file, for its text is too long for a key. */
  importPreview: (leagueId: string, file: string, mapping: unknown) =>
    ['import-preview', leagueId, file, mapping] as const,
  dashboard: (teamId: string) => ['dashboard', teamId] as const,
  income: (leagueId: string) => ['income', leagueId] as const,
  reversal: (paymentId: string) => ['reversal', paymentId] as const,
  /** `filter`: what is asked of the server, so that each filter is a list of its own. */
  statement: (walletId: string, filter: unknown) => ['statement', walletId, filter] as const,
  balances: (walletId: string, period: unknown) => ['balances', walletId, period] as const,
  transaction: (transactionId: string) => ['transaction', transactionId] as const,
  money: (leagueId: string) => ['money', leagueId] as const,
  audit: (leagueId: string) => ['audit', leagueId] as const,
  round: (roundId: string) => ['round', roundId] as const,
  sheet: (roundId: string) => ['sheet', roundId] as const,
  bulkRound: (roundId: string) => ['bulk-round', roundId] as const,
  tiebreakers: (leagueId: string) => ['tiebreakers', leagueId] as const,
  tiebreaker: (tiebreakerId: string) => ['tiebreaker', tiebreakerId] as const,
  chats: () => ['chats'] as const,
  chat: (chatId: string) => ['chat', chatId] as const,
  feed: (leagueId: string) => ['feed', leagueId] as const,
  feedPost: (postId: string) => ['feed-post', postId] as const,
  people: () => ['people'] as const,
  notifications: () => ['notifications'] as const,
  preview: (roundId: string) => ['preview', roundId] as const,
}
