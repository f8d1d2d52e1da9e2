import type { TieBreak } from '@/lib/contracts/round-rules'
import { tieBreakWords } from '../words'

/** What decides between equal bids, in order. */
export function TieChain({ chain }: { chain: readonly TieBreak[] }) {
  return (
    <ol className="grid gap-2.5">
      {chain.map((link, index) => (
        <li key={link} className="flex gap-3">
          <span
            aria-hidden
            className="figure grid size-5.5 shrink-0 place-items-center rounded-full border text-muted text-xs"
          >
            {index + 1}
          </span>
          <div className="min-w-0">
            <p className="font-medium leading-5.5">{tieBreakWords[link].name}</p>
            <p className="text-muted text-sm">{tieBreakWords[link].sentence}</p>
          </div>
        </li>
      ))}
    </ol>
  )
}
