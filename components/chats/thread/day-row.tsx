import { dayText } from '../words'

export function DayRow({ at }: { at: string }) {
  return (
    <div className="flex items-center gap-3 px-4 pt-5 pb-1 md:px-5">
      <span aria-hidden className="h-px flex-1 bg-line" />
      <time dateTime={at} className="font-medium text-muted text-xs">
        {dayText(at)}
      </time>
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  )
}

/** Where what I had not read began when I came. */
export function UnreadRow() {
  return (
    <div className="flex items-center gap-3 px-4 pt-4 pb-1 md:px-5">
      <span aria-hidden className="h-px flex-1 bg-accent-text/50" />
      <span className="font-medium text-accent-text text-xs">New</span>
    </div>
  )
}
