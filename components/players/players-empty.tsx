import { SearchX, Users } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

export function NoPlayers() {
  const { slug } = useLeague()
  const isCommissioner = useIsCommissioner()
  return (
    <Panel>
      <EmptyState
        icon={<Users />}
        title="The league has no players yet"
        description={
          isCommissioner
            ? 'Import them from a CSV file: you see what it would add before anything is saved.'
            : 'They show up here as soon as the commissioner has imported them.'
        }
        action={
          isCommissioner && (
            <ButtonLink href={paths.importPlayers(slug)} variant="primary">
              Import players
            </ButtonLink>
          )
        }
      />
    </Panel>
  )
}

export function NobodyFound({ text, onClear }: { text: string; onClear: () => void }) {
  return (
    <EmptyState
      icon={<SearchX />}
      title={text.trim() ? `Nobody matches “${text.trim()}” here` : 'Nobody matches these filters'}
      description="A name may be spelled without its accents; the filters beside it count too."
      action={<Button onClick={onClear}>Clear filters</Button>}
    />
  )
}
