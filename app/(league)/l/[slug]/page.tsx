import { LeagueOverview } from '@/components/leagues/overview/league-overview'

export default function LeaguePage() {
  return <LeagueOverview />
}
