import type { Page } from '@playwright/test'
import pg from 'pg'
import { checkBooks } from '@/lib/server/books/commands/check-books'
import { makeLeague } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

/** Changes a posting by so many minor units, as a superuser whom no trigger stops. */
async function tamper(walletId: string, by: number) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('SET session_replication_role = replica')
  await client.query('UPDATE postings SET amount = amount + $2 WHERE wallet_id = $1 AND seq = 1', [
    walletId,
    by,
  ])
  await client.end()
}

const light = (page: Page) => page.getByRole('button', { name: /books/i })

test('a changed posting turns the light red in an open tab, and its wallet is frozen', async ({
  db,
  tabs,
}) => {
  const league = await makeLeague({ teams: [{ name: 'Night Herons' }, { name: 'Owls' }] })
  const owls = league.teams[1]?.manager ?? league.owner
  const where = { leagueId: league.leagueId, teamId: league.teams[0]?.id }
  const { id } = await db.wallet.findFirstOrThrow({ where })
  await checkBooks(league.leagueId)
  const [page] = (await tabs(owls, `/l/${league.slug}`)) as [Page]
  const [phone] = (await tabs(league.owner, `/l/${league.slug}`, 1, { phone: true })) as [Page]
  await expect(light(page)).toHaveText(/^The books balance · checked /)
  await Promise.all([live(page), live(phone)])

  await tamper(id, 1)
  await checkBooks(league.leagueId)
  await expect(light(page)).toHaveText('The books do not balance · 1 wallet')
  await expect(page.getByRole('row', { name: /Night Herons .* Frozen/ })).toBeVisible()
  await expect(phone.getByText('The wallet of Night Herons (GBP) does not add up')).toBeVisible()

  await light(phone).tap()
  const explained = phone.getByRole('dialog', { name: 'The books' })
  await expect(explained).toContainText('Something was changed past the ledger.')
  await expect(explained.getByRole('link', { name: 'the audit log' })).toBeVisible()
  await explained.getByRole('link', { name: 'Night Herons, Pounds' }).tap()
  await expect(phone.getByText('This wallet is frozen')).toBeVisible()
  // Other tests of this worker look at the same database's books.
  await tamper(id, -1)
})
