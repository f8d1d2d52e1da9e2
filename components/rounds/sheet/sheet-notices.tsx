import { FrozenNotice } from '@/components/money/frozen-badge'
import { InlineAlert } from '@/components/ui/inline-alert'

interface SheetNoticesProps {
  general: readonly string[]
  locked: boolean
  frozen: boolean
}

/** What is wrong with the sheet as a whole, what the wallet refuses, or that it is over. */
export function SheetNotices({ general, locked, frozen }: SheetNoticesProps) {
  if (locked) {
    return (
      <InlineAlert tone="info" role="status" title="Bidding has closed">
        What was submitted before the close counts. A draft does not.
      </InlineAlert>
    )
  }
  return (
    <>
      {frozen && <FrozenNotice />}
      {general.map((message) => (
        <InlineAlert key={message} tone="negative" role="status" title={message} />
      ))}
    </>
  )
}
