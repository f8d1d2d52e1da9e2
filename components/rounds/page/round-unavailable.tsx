'use client'

import { ButtonLink } from '@/components/ui/button'
import { ErrorState } from '@/components/ui/error-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

interface RoundUnavailableProps {
  error: { code: string; message: string }
  onRetry: () => unknown
}

/** In place of a round that is not there, or cannot be read now. */
export function RoundUnavailable({ error, onRetry }: RoundUnavailableProps) {
  const { slug } = useLeague()
  const gone = error.code === 'not_found'
  return (
    <div className="page py-10">
      <h1 className="sr-only">Round</h1>
      <Panel>
        <ErrorState
          title={gone ? 'There is no such round in this league' : 'The round could not be loaded'}
          description={gone ? 'The link may be from another league.' : error.message}
          onRetry={gone ? undefined : onRetry}
          action={<ButtonLink href={paths.rounds(slug)}>All rounds</ButtonLink>}
        />
      </Panel>
    </div>
  )
}
