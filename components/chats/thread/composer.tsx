'use client'

import { Check, SendHorizontal } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import { useEditMessage } from '@/hooks/chats/use-change-message'
import { useDraft } from '@/hooks/chats/use-draft'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import type { ChatMessageView } from '@/lib/contracts/views'
import { ComposerBanner } from './composer-banner'
import { type ComposerMode, WRITE } from './composer-mode'

interface ComposerProps {
  chatId: string
  me: string
  /** Whose chat it is, for its label. */
  name: string
  mode: ComposerMode
  onMode: (mode: ComposerMode) => void
  onSend: (text: string, replyTo: ChatMessageView | null) => void
  /** My newest message that can be edited. */
  lastOwn: ChatMessageView | null
  typed: () => void
  stopped: () => void
}

/** So many characters before the end they are counted. */
const COUNTED = 200

export function Composer(props: ComposerProps) {
  const { chatId, me, name, mode, onMode, onSend, lastOwn, typed, stopped } = props
  const input = useRef<HTMLTextAreaElement>(null)
  const [draft, setDraft] = useDraft(me, chatId)
  const edit = useEditMessage(chatId)
  const [edited, setEdited] = useState('')
  const edits = mode.kind === 'edit' ? mode.message : null
  const text = edits ? edited : draft
  const setText = edits ? setEdited : setDraft
  const clean = text.normalize('NFC').trim()
  const left = TEXT_LIMITS.message - clean.length
  const { reset } = edit

  useEffect(() => {
    if (edits) setEdited(edits.text)
    reset()
  }, [edits, reset])
  // On a touch screen the keyboard would cover what one came to read.
  useEffect(() => {
    const chosen = mode !== WRITE
    if (chosen || window.matchMedia('(pointer: fine)').matches) input.current?.focus()
  }, [mode])

  const cancel = () => onMode(WRITE)
  function submit(event?: FormEvent) {
    event?.preventDefault()
    if (!clean || left < 0 || edit.isPending) return
    stopped()
    if (mode.kind === 'edit') {
      if (clean === mode.message.text) cancel()
      else edit.mutate({ messageId: mode.message.id, text: clean }, { onSuccess: cancel })
      return
    }
    onSend(clean, mode.replyTo)
    setDraft('')
    if (mode.replyTo) cancel()
  }
  function onKeyDown(event: KeyboardEvent) {
    // Enter that chooses a character of Chinese or Japanese sends nothing.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault()
      submit()
    } else if (event.key === 'Escape' && mode !== WRITE) {
      event.preventDefault()
      cancel()
    } else if (event.key === 'ArrowUp' && text === '' && mode.kind === 'write' && lastOwn) {
      event.preventDefault()
      onMode({ kind: 'edit', message: lastOwn })
    }
  }

  return (
    <form onSubmit={submit} className="border-t px-3 py-2.5 md:px-4">
      <ComposerBanner mode={mode} onCancel={cancel} />
      <div className="flex items-end gap-2">
        <Textarea
          ref={input}
          rows={1}
          aria-label={edits ? 'Your message' : `Message to ${name}`}
          placeholder={`Message ${name}`}
          enterKeyHint="send"
          value={text}
          aria-invalid={left < 0 || undefined}
          onChange={({ target }) => {
            setText(target.value)
            if (edits) return
            if (target.value.trim()) typed()
            else stopped()
          }}
          onKeyDown={onKeyDown}
          className="min-h-9.5 max-h-40 resize-none py-1.75"
        />
        <IconButton
          type="submit"
          variant="primary"
          label={edits ? 'Save' : 'Send'}
          loading={edit.isPending}
          disabled={!clean || left < 0}
        >
          {edits ? <Check aria-hidden /> : <SendHorizontal aria-hidden />}
        </IconButton>
      </div>
      <div aria-live="polite">
        {left <= COUNTED && (
          <p className={cn('figure pt-1 text-xs', left < 0 ? 'text-negative' : 'text-muted')}>
            {left < 0 ? `${-left} characters too many` : `${left} characters left`}
          </p>
        )}
        {edit.error && <p className="pt-1 text-negative text-sm">{edit.error.message}</p>}
      </div>
    </form>
  )
}
