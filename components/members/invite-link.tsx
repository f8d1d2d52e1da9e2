'use client'

import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { roleNames } from '@/components/leagues/role-badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Input } from '@/components/ui/input'
import { paths } from '@/lib/contracts/paths'
import type { InviteView } from '@/lib/contracts/views'

export type InviteLinkProps = { invite: InviteView; code: string; onDone: () => void }

/** The link itself: the server keeps only its hash, so there is no second look. */
export function InviteLink({ invite, code, onDone }: InviteLinkProps) {
  const input = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'yes' | 'by_hand' | null>(null)
  const link = `${window.location.origin}${paths.join(code)}`
  const copy = async () => {
    input.current?.select()
    try {
      await navigator.clipboard.writeText(link)
      setCopied('yes')
    } catch {
      // Browsers give the clipboard to https and localhost alone.
      setCopied('by_hand')
    }
  }
  const uses = invite.maxUses === 1 ? 'One person' : `${invite.maxUses} people`
  const until = new Date(invite.expiresAt).toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
  return (
    <div className="grid gap-4">
      <Field
        label="Invite link"
        hint={`${uses} may join as ${roleNames[invite.role].toLowerCase()}${
          invite.team ? ` of ${invite.team.name}` : ''
        }, until ${until}.`}
      >
        <Input
          ref={input}
          readOnly
          value={link}
          onFocus={(event) => event.currentTarget.select()}
          className="font-mono text-sm"
        />
      </Field>
      {copied === 'by_hand' && (
        <InlineAlert
          tone="warning"
          role="status"
          title="This browser does not let a page copy. The link is selected: copy it yourself."
        />
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button onClick={onDone}>Done</Button>
        <Button
          variant="primary"
          autoFocus
          icon={copied === 'yes' ? <Check aria-hidden /> : <Copy aria-hidden />}
          onClick={copy}
        >
          {copied === 'yes' ? 'Copied' : 'Copy the link'}
        </Button>
        <span className="sr-only" aria-live="polite">
          {copied === 'yes' && 'The link is copied.'}
        </span>
      </div>
    </div>
  )
}
