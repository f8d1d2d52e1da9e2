import { Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { pageViewer } from '@/app/session'
import { LeagueList } from '@/components/leagues/league-list'
import { PageHeader } from '@/components/shell/page-header'
import { ButtonLink } from '@/components/ui/button'
import { paths } from '@/lib/contracts/paths'
import { listLeagues } from '@/lib/server/leagues/data/leagues'

export const metadata: Metadata = { title: 'My leagues' }

export default async function LeaguesPage() {
  const initial = await listLeagues(await pageViewer())
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader
        title="My leagues"
        actions={
          initial.leagues.length > 0 && (
            <ButtonLink href={paths.newLeague()} icon={<Plus aria-hidden />}>
              New league
            </ButtonLink>
          )
        }
      />
      <LeagueList initial={initial} />
    </div>
  )
}
