import { CircleCheck } from 'lucide-react'
import { Button, ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'
import { useLeague } from '@/hooks/leagues/league-context'
import type { ImportAnswer } from '@/hooks/players/use-import-preview'
import { paths } from '@/lib/contracts/paths'

export function ImportDone({ answer, onAgain }: { answer: ImportAnswer; onAgain: () => void }) {
  const { slug } = useLeague()
  const players = (count: number) => `${count.toLocaleString('en-GB')} ${count === 1 ? 'player' : 'players'}`
  return (
    <Panel lit>
      <div role="status">
        <EmptyState
          icon={<CircleCheck className="text-positive" />}
          title={`${players(answer.added + answer.updated)} imported`}
          description={`${answer.added.toLocaleString('en-GB')} new, ${answer.updated.toLocaleString('en-GB')} updated. Everybody in the league sees them now.`}
          action={
            <div className="flex flex-wrap justify-center gap-2">
              <ButtonLink href={paths.players(slug)} variant="primary">
                Look at the players
              </ButtonLink>
              <Button onClick={onAgain}>Import another file</Button>
            </div>
          }
        />
      </div>
    </Panel>
  )
}
