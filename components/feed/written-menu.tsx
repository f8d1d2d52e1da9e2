'use client'

import { Ellipsis, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import type { PersonView } from '@/lib/contracts/views'

interface WrittenMenuProps {
  /** 'post' or 'comment'. */
  what: string
  author: PersonView
  onEdit: () => void
  onDelete: () => Promise<unknown>
}

/** What one may do to a post or comment: its author edits and deletes it, a commissioner deletes it. */
export function WrittenMenu({ what, author, onEdit, onDelete }: WrittenMenuProps) {
  const { me } = useLeague()
  const isCommissioner = useIsCommissioner()
  const [asking, setAsking] = useState(false)
  const isMine = author.userId === me.userId
  if (!isMine && !isCommissioner) return null
  const whose = isMine ? `your ${what}` : `this ${what} by ${author.name}`
  return (
    <>
      <DropdownMenu
        trigger={
          <IconButton size="sm" label={`More for ${whose}`}>
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        {isMine && (
          <MenuItem icon={<Pencil aria-hidden />} onSelect={onEdit}>
            Edit
          </MenuItem>
        )}
        <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={() => setAsking(true)}>
          Delete
        </MenuItem>
      </DropdownMenu>
      <ConfirmDialog
        danger
        open={asking}
        onOpenChange={setAsking}
        title={`Delete ${whose}?`}
        consequences={[
          `Nobody sees it any more${what === 'post' ? ', nor its comments' : ''}, in every open tab, from that moment.`,
          isMine
            ? 'Its text is erased and cannot be brought back.'
            : 'The audit log keeps that you did this.',
        ]}
        confirmLabel={`Delete ${what}`}
        onConfirm={onDelete}
      />
    </>
  )
}
