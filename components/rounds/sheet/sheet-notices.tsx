import { FrozenNotice } from '@/components/money/frozen-badge'
import { InlineAlert } from '@/components/ui/inline-alert'
import type { WalletView } from '@/lib/contracts/views'

interface SheetNoticesProps {
  general: readonly string[]
  locked: boolean
  /** My wallet, if it is frozen. */
  frozen: WalletView | undefined
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
      {frozen && <FrozenNotice wallet={frozen} />}
      {general.map((message) => (
        <InlineAlert key={message} tone="negative" role="status" title={message} />
      ))}
    </>
  )
}
