import type { Metadata } from 'next'
import { CreateLeagueForm } from '@/components/leagues/create-league-form'
import { PageHeader } from '@/components/shell/page-header'
import { paths } from '@/lib/contracts/paths'

export const metadata: Metadata = { title: 'New league' }

export default function NewLeaguePage() {
  return (
    <div className="page max-w-3xl pb-12">
      <PageHeader
        title="New league"
        description="You will own it. Teams, people and players come next."
        breadcrumb={[{ label: 'My leagues', href: paths.leagues() }, { label: 'New league' }]}
      />
      <CreateLeagueForm />
    </div>
  )
}
