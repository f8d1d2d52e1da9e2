import Link from 'next/link'
import type { ReactNode } from 'react'
import { Money } from '@/components/money/money'
import { cn } from '@/components/ui/cn'
import { useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { TransactionView } from '@/lib/contracts/views'
import { causePath } from '../cause-path'

interface TransactionDetailProps {
  transaction: TransactionView
  onOpen: (id: string) => void
}

const linkClass =
  'hit rounded-xs underline decoration-line-strong underline-offset-3 hover:decoration-current'

/** When, by whom, why, and every line on both sides. */
export function TransactionDetail({ transaction, onOpen }: TransactionDetailProps) {
  const { slug } = useLeague()
  const { id, at, reason, actor, round, reverses, reversedBy, causeType, lines } = transaction
  const cause = causePath(slug, causeType, lines[0]?.teamId ?? '')
  const other = (to: { id: string; reason: string }) => (
    <button type="button" className={cn(linkClass, 'text-left')} onClick={() => onOpen(to.id)}>
      {to.reason}
    </button>
  )
  return (
    <div className="grid gap-5">
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
        <Fact name="Reason">
          {cause ? (
            <Link href={cause} className={linkClass}>
              {reason}
            </Link>
          ) : (
            reason
          )}
        </Fact>
        {round && (
          <Fact name="Round">
            <Link href={paths.round(slug, round.id)} className={linkClass}>
              {round.name}
            </Link>
          </Fact>
        )}
        {reverses && <Fact name="Takes back">{other(reverses)}</Fact>}
        {reversedBy && <Fact name="Taken back">{other(reversedBy)}</Fact>}
        <Fact name="By">{actor?.name ?? 'Gavel'}</Fact>
        <Fact name="When">
          <time dateTime={at} className="figure">
            {new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })}
          </time>
        </Fact>
        <Fact name="Number">
          <span className="break-all font-mono text-sm">{id}</span>
        </Fact>
      </dl>
      <Lines transaction={transaction} />
    </div>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted text-sm leading-6">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** Letters of a hash that tell two apart at a glance. */
const SHOWN_OF_HASH = 10

/** The other side of a line, in words. */
const ACCOUNTS: Record<string, string> = {
  house: 'The house',
  income: 'Income',
  adjustment: 'Adjustments',
}

function Lines({ transaction: { lines, lineCount, accounts } }: { transaction: TransactionView }) {
  const { slug } = useLeague()
  return (
    <section aria-label="Lines" className="grid gap-2">
      <h3 className="font-medium text-sm">{lineCount === 1 ? 'One line' : `${lineCount} lines`}</h3>
      <ul className="divide-y rounded-sm border">
        {lines.map((line) => (
          <li key={`${line.walletId} ${line.seq}`} className="flex items-start gap-3 px-3 py-2">
            <div className="min-w-0 flex-1">
              <p className="break-words">
                <Link href={paths.wallet(slug, line.walletId)} className={linkClass}>
                  {line.teamName}
                </Link>
                {line.player && ` for ${line.player.name}`}
              </p>
              <p className="text-muted text-sm">
                line <span className="figure">{line.seq}</span>
                {line.hash && (
                  <>
                    , <span className="font-mono text-xs">{line.hash.slice(0, SHOWN_OF_HASH)}…</span>
                  </>
                )}
              </p>
            </div>
            <div className="figure text-right">
              <Money
                amount={line.amount}
                currencyId={line.currencyId}
                signed
                className={cn('font-medium', BigInt(line.amount) > 0n && 'text-positive')}
              />
              <p className="text-muted text-sm">
                left <Money amount={line.totalAfter} currencyId={line.currencyId} />
              </p>
            </div>
          </li>
        ))}
        {accounts.map(({ account, currencyId, amount }) => (
          <li
            key={`${account} ${currencyId}`}
            className="flex items-center gap-3 bg-sunken/50 px-3 py-2 text-muted"
          >
            <span className="flex-1">{ACCOUNTS[account] ?? account}</span>
            <Money amount={amount} currencyId={currencyId} signed />
          </li>
        ))}
      </ul>
      {lineCount > lines.length && (
        <p className="text-muted text-sm">
          The first {lines.length} are shown; each team’s statement has its own.
        </p>
      )}
    </section>
  )
}
