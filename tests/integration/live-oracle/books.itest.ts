import { expect, it } from 'vitest'
import { GET as getBooks } from '@/app/api/leagues/[leagueId]/books/route'
import { booksRules } from '@/hooks/books/books-rules'
import { checkBooks } from '@/lib/server/books/commands/check-books'
import { useTestDatabase } from '@/lib/testing/database'
import { makeLeague } from '@/lib/testing/factories'
import { lookOn, seenByAll } from '@/lib/testing/oracle'
import { tamper } from '@/lib/testing/tamper'
import { covered } from './covered'

const db = useTestDatabase()

it('stale data and the events equal a fresh read, through checks that find nothing, something, and nothing again', async () => {
  const league = await makeLeague({ teams: 2 })
  const { leagueId } = league
  const wallet = await db().wallet.findFirstOrThrow({ where: { leagueId } })
  const pages = [
    { name: 'books', handler: getBooks, request: { params: { leagueId } }, rules: booksRules as never },
  ]
  const onlookers = [await lookOn(league.owner, pages)]
  for (const { manager } of league.teams) onlookers.push(await lookOn(manager, pages))
  const change = (by: number) => async () => {
    await tamper(`UPDATE wallets SET available = available + ${by} WHERE id = '${wallet.id}'`)
    await checkBooks(leagueId)
  }
  for (const act of [() => checkBooks(leagueId), change(7), change(-7)]) {
    for (const { whole, heard } of await seenByAll(onlookers, act)) {
      expect(whole).toEqual(['books'])
      expect([...heard]).toEqual([...covered.books])
    }
  }
})
