import { Panel } from '@/components/ui/panel'
import type { RoundView } from '@/lib/contracts/views'
import { RulesList } from './rules-list'
import { Seals } from './seals'
import { TieChain } from './tie-chain'

/** The rules of a round, how ties are decided, and what seals both. */
export function RulesPanel({ round, sealsOpen }: { round: RoundView; sealsOpen?: boolean }) {
  return (
    <Panel title="Rules of this round">
      <div className="grid gap-5">
        <RulesList rules={round.rules} currencyId={round.currencyId} />
        <div className="grid gap-2.5 border-t pt-4">
          <h3 className="font-medium text-sm">Equal bids are decided by</h3>
          <TieChain chain={round.rules.tieChain} />
        </div>
        <details open={sealsOpen} className="group border-t pt-3">
          <summary className="tap flex cursor-pointer items-center font-medium text-accent-text text-sm hover:underline">
            Seals on the rules and the draw
          </summary>
          <div className="pt-3">
            <Seals round={round} />
          </div>
        </details>
      </div>
    </Panel>
  )
}
