import { DoorOpen } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { paths } from '@/lib/contracts/paths'

/** In the place of every page of a league, from the moment that one's membership ended. */
export function LeagueGone({ name }: { name: string }) {
  return (
    <div className="page grid min-h-[60dvh] place-items-center">
      <div role="status">
        <EmptyState
          icon={<DoorOpen />}
          page
          title={`You are no longer in ${name}`}
          description="Your membership has ended. A commissioner can invite you again."
          action={<ButtonLink href={paths.leagues()}>My leagues</ButtonLink>}
        />
      </div>
    </div>
  )
}
