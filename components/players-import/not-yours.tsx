import { Lock } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'
import { Panel } from '@/components/ui/panel'

export function NotYours() {
  return (
    <Panel>
      <EmptyState
        icon={<Lock aria-hidden />}
        title="Players are imported by a commissioner"
        description="They show in the list of players as soon as they are there."
      />
    </Panel>
  )
}
