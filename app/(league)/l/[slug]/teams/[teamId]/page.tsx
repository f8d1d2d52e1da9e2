import type { Metadata } from 'next'
import { TeamDashboard } from '@/components/dashboard/team-dashboard'

export const metadata: Metadata = { title: 'Team' }

export default async function TeamPage({ params }: { params: Promise<{ teamId: string }> }) {
  const { teamId } = await params
  return (
    <div className="page pb-12">
      <TeamDashboard key={teamId} teamId={teamId} />
    </div>
  )
}
