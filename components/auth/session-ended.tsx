import { InlineAlert } from '@/components/ui/inline-alert'

/** Why somebody who was signed in is asked to sign in again. @param removedFrom the league that put him out */
export function SessionEnded({ removedFrom }: { removedFrom: string | undefined }) {
  if (removedFrom === undefined) {
    return (
      <InlineAlert title="Your session was ended on another device.">
        Sign in again; what you were writing is kept.
      </InlineAlert>
    )
  }
  return (
    <InlineAlert title={`You were removed from ${removedFrom} and signed out.`}>
      It was your only league. A commissioner can invite you again.
    </InlineAlert>
  )
}
