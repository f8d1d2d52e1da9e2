'use client'

import { Ellipsis, Pencil, Reply, Trash2 } from 'lucide-react'
import { useRef } from 'react'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'

export interface MessageActs {
  onReply: () => void
  /** Left out where it is not mine. */
  onEdit?: () => void
  /** Left out where I may not. */
  onDelete?: () => void
}

/** What can be done with a message: beside it under a mouse or with the focus, always on a touch screen. */
export function MessageMenu({ onReply, onEdit, onDelete }: MessageActs) {
  const chosen = useRef<(() => void) | null>(null)
  // Done once the menu has let go of the focus, for they take it.
  const onCloseAutoFocus = (event: Event) => {
    if (!chosen.current) return
    event.preventDefault()
    chosen.current()
    chosen.current = null
  }
  const choose = (act: () => void) => () => {
    chosen.current = act
  }
  return (
    <div className="absolute -top-3 right-3 flex rounded-sm border border-line bg-raised opacity-0 shadow-sm focus-within:opacity-100 group-hover:opacity-100 has-data-[state=open]:opacity-100 pointer-coarse:top-0.5 pointer-coarse:border-transparent pointer-coarse:bg-transparent pointer-coarse:opacity-70 pointer-coarse:shadow-none">
      <IconButton label="Reply" size="sm" className="pointer-coarse:hidden" onClick={onReply}>
        <Reply aria-hidden />
      </IconButton>
      <DropdownMenu
        label="Message"
        onCloseAutoFocus={onCloseAutoFocus}
        trigger={
          <IconButton label="More about this message" size="sm" className="size-8! min-h-0! min-w-0!">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Reply aria-hidden />} onSelect={choose(onReply)}>
          Reply
        </MenuItem>
        {onEdit && (
          <MenuItem icon={<Pencil aria-hidden />} onSelect={choose(onEdit)}>
            Edit
          </MenuItem>
        )}
        {onDelete && (
          <MenuItem danger icon={<Trash2 aria-hidden />} onSelect={choose(onDelete)}>
            Delete
          </MenuItem>
        )}
      </DropdownMenu>
    </div>
  )
}
