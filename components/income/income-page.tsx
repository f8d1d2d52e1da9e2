'use client'

import { CalendarClock, Plus } from 'lucide-react'
import { useState } from 'react'
import { MoneyTabs } from '@/components/money/money-tabs'
import { PageHeader } from '@/components/shell/page-header'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { SkeletonRows } from '@/components/ui/skeleton'
import { useIncomeWebSocket } from '@/hooks/income/use-income-web-socket'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { EndedPanel } from './ended-panel'
import { RuleSheet } from './form/rule-sheet'
import { PaymentsPanel } from './payments-panel'
import { RulePanel } from './rule-panel'

/** What a league pays its teams again and again: for everyone to read, for a commissioner to change. */
export function IncomePage() {
  const { id } = useLeague()
  const isCommissioner = useIsCommissioner()
  const income = useIncomeWebSocket(id)
  const [making, setMaking] = useState(false)
  const { data, error, refetch } = income
  return (
    <div className="page pb-12">
      <PageHeader
        title="Income"
        description="What every team is paid again and again, by the server’s clock"
        tabs={<MoneyTabs />}
        actions={
          isCommissioner && (
            <Button variant="primary" icon={<Plus aria-hidden />} onClick={() => setMaking(true)}>
              New income
            </Button>
          )
        }
      />
      <div className="mt-4 grid gap-4 lg:mt-5 lg:gap-5">
        {data ? (
          <Body income={income} data={data} />
        ) : (
          <Panel flush aria-busy={!error}>
            {error ? (
              <ErrorState
                title="The income could not be loaded"
                description={error.message}
                onRetry={refetch}
              />
            ) : (
              <SkeletonRows rows={4} label="Loading the income" />
            )}
          </Panel>
        )}
      </div>
      {making && <RuleSheet onClose={() => setMaking(false)} />}
    </div>
  )
}

type Result = ReturnType<typeof useIncomeWebSocket>

function Body({ income, data }: { income: Result; data: NonNullable<Result['data']> }) {
  const isCommissioner = useIsCommissioner()
  const running = data.rules.filter(({ state }) => state !== 'ended')
  const ended = data.rules.filter(({ state }) => state === 'ended')
  return (
    <>
      {running.length > 0 ? (
        <section aria-label="Income that is paid" className="grid items-start gap-4 lg:grid-cols-2 lg:gap-5">
          {running.map((rule) => (
            <RulePanel key={rule.id} rule={rule} />
          ))}
        </section>
      ) : (
        <Panel>
          <EmptyState
            icon={<CalendarClock />}
            title={ended.length > 0 ? 'No income is paid now' : 'This league pays no income yet'}
            description={
              isCommissioner
                ? 'An amount, or a part of what each team has, every so often: “New income” makes one.'
                : 'When a commissioner makes one it stands here, with its next payments.'
            }
          />
        </Panel>
      )}
      <PaymentsPanel income={income} data={data} />
      {ended.length > 0 && <EndedPanel rules={ended} />}
    </>
  )
}
