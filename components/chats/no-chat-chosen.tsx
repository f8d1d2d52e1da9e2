import { MessagesSquare } from 'lucide-react'
import { EmptyState } from '@/components/ui/empty-state'

/** Beside the list, before a chat is chosen. */
export function NoChatChosen() {
  return (
    <div className="grid flex-1 place-items-center">
      <EmptyState
        icon={<MessagesSquare />}
        title="Choose a chat"
        description="The league’s channel is for everyone in it; a direct chat is between the two of you."
      />
    </div>
  )
}
