/** How much waits for this person, beside the place where it waits. */
export function Count({ value }: { value: number }) {
  return (
    <span className="figure grid h-4.5 min-w-4.5 place-items-center rounded-full bg-accent px-1 font-semibold text-2xs text-on-accent">
      {value > 99 ? '99+' : value}
      <span className="sr-only"> waiting</span>
    </span>
  )
}
