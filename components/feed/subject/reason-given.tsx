/** Why a commissioner did it, in his own words. */
export function ReasonGiven({ reason }: { reason: string }) {
  return (
    <figure className="rounded-sm bg-sunken px-3 py-2">
      <figcaption className="text-muted text-sm">The commissioner’s reason</figcaption>
      <blockquote className="whitespace-pre-line break-words">{reason}</blockquote>
    </figure>
  )
}
