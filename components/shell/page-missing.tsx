import { MapPinOff } from 'lucide-react'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'

/** There is no such page, or none for this person: the two look the same. */
export function PageMissing({ homeHref = '/' }: { homeHref?: string }) {
  return (
    <div className="page grid min-h-[60dvh] place-items-center">
      <EmptyState
        icon={<MapPinOff />}
        page
        title="There is nothing here for you"
        description="The address may be wrong, or the page belongs to a league that you are not in."
        action={<ButtonLink href={homeHref}>Go to my leagues</ButtonLink>}
      />
    </div>
  )
}
