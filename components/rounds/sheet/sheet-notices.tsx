import { InlineAlert } from '@/components/ui/inline-alert'

/** What is wrong with the sheet as a whole, or that it is over. */
export function SheetNotices({ general, locked }: { general: readonly string[]; locked: boolean }) {
  if (locked) {
    return (
      <InlineAlert tone="info" role="status" title="Bidding has closed">
        What was submitted before the close counts. A draft does not.
      </InlineAlert>
    )
  }
  return general.map((message) => <InlineAlert key={message} tone="negative" role="status" title={message} />)
}
