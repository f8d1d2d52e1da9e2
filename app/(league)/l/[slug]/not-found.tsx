import { PageMissing } from '@/components/shell/page-missing'

/** Inside the league's frame: a team, a player or a round that is not there. */
export default function NotFoundInLeague() {
  return <PageMissing />
}
