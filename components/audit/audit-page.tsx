'use client'

import { ShieldAlert } from 'lucide-react'
import { MoneyTabs } from '@/components/money/money-tabs'
import { PageHeader } from '@/components/shell/page-header'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { AuditList } from './audit-list'

/** Who did what when, and why: for commissioners. What concerns everybody is in the feed, too. */
export function AuditPage() {
  const { name } = useLeague()
  const isCommissioner = useIsCommissioner()
  return (
    <div className="page pb-12">
      <PageHeader
        title="Audit log"
        description={`Every act of a commissioner in ${name}, and every refused attempt at one`}
        tabs={<MoneyTabs />}
      />
      <div className="grid max-w-4xl gap-4 pt-4 lg:gap-5 lg:pt-5">
        {isCommissioner ? (
          <AuditList />
        ) : (
          <Panel>
            <EmptyState
              icon={<ShieldAlert />}
              title="The log is for the league’s commissioners"
              description="What they do about money and awards is told in the feed, with their reasons."
            />
          </Panel>
        )}
      </div>
    </div>
  )
}
