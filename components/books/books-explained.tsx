import Link from 'next/link'
import { relativeText } from '@/components/ui/relative-time'
import type { BooksLight } from '@/hooks/books/books-light'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { BooksView } from '@/lib/contracts/views'

interface BooksExplainedProps {
  books: BooksView
  light: BooksLight
  /** Epoch ms, by the server's clock. */
  now: number
}

const titles: Record<BooksLight, string> = {
  balanced: 'The books balance',
  late: 'The check is late',
  never: 'Not checked yet',
  wrong: 'The books do not balance',
}

/** What was looked at, what came of it, and what follows from that. */
export function BooksExplained({ books, light, now }: BooksExplainedProps) {
  return (
    <div className="grid gap-3 text-sm">
      <p className="font-medium text-base">{titles[light]}</p>
      {light === 'wrong' && <Wrong books={books} />}
      <p className="text-text/85">{meaning[light]}</p>
      {books.checkedAt !== null && (
        <dl className="figure grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 border-line border-t pt-3">
          <Row label="Last whole check" value={relativeText(new Date(books.checkedAt), now)} />
          <Row label="Wallets" value={books.wallets.toLocaleString('en-GB')} />
          <Row label="Postings" value={books.postings.toLocaleString('en-GB')} />
          <Row label="Transactions" value={books.transactions.toLocaleString('en-GB')} />
        </dl>
      )}
    </div>
  )
}

const meaning: Record<BooksLight, string> = {
  balanced:
    'Gavel reckons every balance anew from its postings, every few minutes, and holds each posting to the one before it. All of it agreed.',
  late: 'Nothing was wrong when it was last looked at. Gavel has not come through since; if this stays, tell whoever runs this server.',
  never:
    'Gavel reckons every balance anew from its postings, every few minutes. The first time is within a minute or two.',
  wrong:
    'Something was changed past the ledger. Money in a frozen wallet stays as it is until a commissioner unfreezes it.',
}

function Wrong({ books: { wrong, wrongWallets } }: { books: BooksView }) {
  const { slug, teams, currencies } = useLeague()
  const commissioner = useIsCommissioner()
  const more = wrongWallets - wrong.length
  return (
    <>
      {wrong.length > 0 && (
        <ul className="grid gap-1.5">
          {wrong.map(({ walletId, teamId, currencyId }) => (
            <li key={walletId}>
              <Link href={paths.wallet(slug, walletId)} className="hit underline underline-offset-3">
                {teams.find(({ id }) => id === teamId)?.name ?? 'A team'},{' '}
                {currencies.find(({ id }) => id === currencyId)?.name ?? 'a currency'}
              </Link>
            </li>
          ))}
          {more > 0 && <li className="text-muted">and {more.toLocaleString('en-GB')} more</li>}
        </ul>
      )}
      {commissioner && (
        <p className="text-text/85">
          What exactly is wrong stands in{' '}
          <Link href={paths.moneyAudit(slug)} className="hit underline underline-offset-3">
            the audit log
          </Link>
          .
        </p>
      )}
    </>
  )
}

function Row({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="text-right">{value}</dd>
    </>
  )
}
