import { useAuditWebSocket } from '@/hooks/audit/use-audit-web-socket'
import { useBooksWebSocket } from '@/hooks/books/use-books-web-socket'
import { useChatWebSocket } from '@/hooks/chats/use-chat-web-socket'
import { useChatsWebSocket } from '@/hooks/chats/use-chats-web-socket'
import { useDashboardWebSocket } from '@/hooks/dashboard/use-dashboard-web-socket'
import { useFeedWebSocket } from '@/hooks/feed/use-feed-web-socket'
import { usePostWebSocket } from '@/hooks/feed/use-post-web-socket'
import { useIncomeWebSocket } from '@/hooks/income/use-income-web-socket'
import { useLeagueWebSocket } from '@/hooks/leagues/use-league-web-socket'
import { useInvites } from '@/hooks/members/use-invites'
import { useMoneyWebSocket } from '@/hooks/money/use-money-web-socket'
import { useNotificationsWebSocket } from '@/hooks/notifications/use-notifications-web-socket'
import { usePeopleWebSocket } from '@/hooks/people/use-people-web-socket'
import { usePlayersWebSocket } from '@/hooks/players/use-players-web-socket'
import { joinEnded, queueRules } from '@/hooks/queue/queue-rules'
import { useBidSheetWebSocket } from '@/hooks/rounds/use-bid-sheet-web-socket'
import { useBulkRoundWebSocket } from '@/hooks/rounds/use-bulk-round-web-socket'
import { useRoundWebSocket } from '@/hooks/rounds/use-round-web-socket'
import { useShopWebSocket } from '@/hooks/shop/use-shop-web-socket'
import { tiebreakerRules } from '@/hooks/tiebreakers/tiebreaker-rules'
import { useTiebreakersWebSocket } from '@/hooks/tiebreakers/use-tiebreakers-web-socket'
import { useBalancesWebSocket } from '@/hooks/wallets/use-balances-web-socket'
import { useStatementWebSocket } from '@/hooks/wallets/use-statement-web-socket'
import { callApi } from '@/lib/client/api'
import { getTiebreaker, listQueue } from '@/lib/contracts/endpoints'
import { queryKeys } from '@/lib/contracts/query-keys'
import { deskRoom, tiebreakerRoom, userRoom } from '@/lib/contracts/rooms'
import type { TabPage } from '@/lib/testing/live-tab'
import type { Someone, World } from './world'

/**
 * Every live page that a person may open now. The hooks are the pages' own: random.itest.ts has put what is React's out of them,
 * so that each hands over what it would ask for.
 */
export function pagesOf(world: World, someone: Someone): TabPage[] {
  const { leagueId } = world.league
  const { userId, role, team } = someone
  const shown = team ?? world.league.teams[0]
  const wallet = world.walletOf.get(shown?.id ?? '') ?? ''
  const teamId = shown?.id ?? ''
  const runs = role === 'owner' || role === 'commissioner'
  const own = world.directs.filter(({ people }) => people.includes(userId))
  const pages: unknown[] = [
    useLeagueWebSocket(leagueId),
    useDashboardWebSocket(teamId, leagueId),
    usePlayersWebSocket(leagueId),
    useStatementWebSocket(wallet, teamId, {}),
    useBalancesWebSocket(wallet, teamId, {}),
    useBooksWebSocket(leagueId),
    useIncomeWebSocket(leagueId),
    useShopWebSocket(leagueId),
    useTiebreakersWebSocket(leagueId),
    useChatsWebSocket(),
    useFeedWebSocket(leagueId),
    usePeopleWebSocket(),
    useNotificationsWebSocket(),
    queuePage(leagueId, runs ? deskRoom(leagueId) : userRoom(userId)),
    ...[world.channelId, ...own.map(({ id }) => id)].map((id) => useChatWebSocket(id)),
    ...world.posts.slice(-2).map((id) => usePostWebSocket(id, leagueId)),
    ...world.ties.map((id) => tiebreakerPage(id)),
    ...(world.roundId ? [useRoundWebSocket(world.roundId)] : []),
    ...(world.roundId && team ? [useBidSheetWebSocket(world.roundId, team.id)] : []),
    ...(world.roundId && runs ? [useBulkRoundWebSocket(world.roundId)] : []),
    ...(runs ? [useMoneyWebSocket(leagueId), useAuditWebSocket(leagueId), useInvites(leagueId)] : []),
  ]
  return pages as TabPage[]
}

/** As use-queue-web-socket.ts, which learns from its context who asks. */
function queuePage(leagueId: string, room: ReturnType<typeof userRoom>): unknown {
  const params = { leagueId }
  return {
    key: queryKeys.queue(leagueId),
    fetch: (signal: AbortSignal, shown?: { ended: { number: number }[] }) =>
      callApi(listQueue, { params, query: { from: shown?.ended.at(-1)?.number }, signal }),
    join: joinEnded,
    rooms: [room],
    rules: queueRules,
  }
}

/** As use-tiebreaker-web-socket.ts, which keeps what its own tab did beside it. */
function tiebreakerPage(id: string): unknown {
  return {
    key: queryKeys.tiebreaker(id),
    fetch: (signal: AbortSignal) => callApi(getTiebreaker, { params: { id }, signal }),
    rooms: [tiebreakerRoom(id)],
    rules: tiebreakerRules,
  }
}
