import { Hourglass } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

export function NoRounds() {
  const { slug } = useLeague()
  const isCommissioner = useIsCommissioner()
  return (
    <Panel>
      <EmptyState
        icon={<Hourglass />}
        className="px-0 py-4"
        title="No round is open"
        description="The next one shows up here, with its countdown, the moment it opens."
        action={isCommissioner && <ButtonLink href={paths.newRound(slug)}>Draft a round</ButtonLink>}
      />
    </Panel>
  )
}
