'use client'

import { useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import type { InviteView } from '@/lib/contracts/views'
import { InviteForm } from './invite-form'
import { InviteLink } from './invite-link'
import type { InviteStart } from './invite-start'

/** Making an invite, then its link: the one time that it can be seen. */
export function InviteDialog({ start, onClose }: { start: InviteStart; onClose: () => void }) {
  const [made, setMade] = useState<{ invite: InviteView; code: string } | null>(null)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={made ? 'Send this link' : 'Invite people'}
      description={
        made
          ? 'It is shown this once. Whoever has it can join.'
          : 'Accounts come by invite: you make a link and send it yourself.'
      }
    >
      {made ? (
        <InviteLink {...made} onDone={onClose} />
      ) : (
        <InviteForm start={start} onMade={setMade} onCancel={onClose} />
      )}
    </Dialog>
  )
}
