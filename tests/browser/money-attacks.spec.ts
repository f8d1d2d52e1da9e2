import { findBookErrors } from '@/lib/testing/books'
import { close, submitBids } from '@/lib/testing/factories'
import { codeOf, prepare } from './support/attack'
import { expect, test } from './support/fixtures'
import { ask, newKey, sendRaw } from './support/http'

/** Amounts, keys and repeats: a bad one changes nothing. */

test('an amount that is no whole number of minor units is refused', async ({ app, db }) => {
  const { players, round, manager, first } = await prepare({ minimumBid: '1' })
  const playerId = players[0]?.id
  const amounts = [
    '"-1"',
    '"1.5"',
    '"1e3"',
    '" 5 "',
    '"0x10"',
    '"-0"',
    '"007"',
    '"+5"',
    '""',
    '"NaN"',
    '"Infinity"',
    '"٣"',
    `"${2n ** 53n}"`,
    `"${'9'.repeat(40)}"`,
    '5',
    '9007199254740993',
    '1e400',
    'null',
    'true',
    '["5"]',
    '{"valueOf":"5"}',
  ]
  for (const text of amounts) {
    const body = `{"bids":[{"playerId":"${playerId}","amount":${text}}],"expectedVersion":0}`
    for (const [method, path] of [
      ['PUT', 'sheet'],
      ['POST', 'sheet/submit'],
    ] as const) {
      const answer = await ask(app.url, `/api/rounds/${round.id}/${path}`, {
        method,
        body,
        headers: { cookie: manager, 'idempotency-key': newKey() },
      })
      expect(answer.status, `${method} ${text}`).toBe(400)
      expect(codeOf(answer.text)).toBe('invalid_request')
    }
  }
  const zero = await ask(app.url, `/api/rounds/${round.id}/sheet/submit`, {
    body: { bids: [{ playerId, amount: '0' }], expectedVersion: 0 },
    headers: { cookie: manager, 'idempotency-key': newKey() },
  })
  expect([zero.status, codeOf(zero.text)], 'below the least bid').toEqual([422, 'bid_refused'])
  expect(await db.bid.count({ where: { roundId: round.id } })).toBe(0)
  expect(await db.hold.count({ where: { wallet: { teamId: first.id } } })).toBe(0)
})

test.describe('an idempotency key', () => {
  test('is needed, and has bounds', async ({ app, db }) => {
    const { league, owner, round } = await prepare()
    const keys: (string | undefined)[] = [
      undefined,
      '',
      'short',
      'k'.repeat(10_240),
      'a b c d e f g h',
      '😀'.repeat(8),
    ]
    for (const key of keys) {
      const answer = await ask(app.url, `/api/rounds/${round.id}/close`, {
        body: {},
        headers: {
          cookie: owner,
          ...(key === undefined ? {} : { 'idempotency-key': Buffer.from(key).toString('latin1') }),
        },
      })
      expect(answer.status, key?.slice(0, 20)).toBe(400)
      expect(codeOf(answer.text)).toBe('invalid_idempotency_key')
    }
    // What no client library would send.
    for (const key of ['eightchr\r\n more', 'eightchr\rX: y', 'eightchr\nX: y', 'eight\0chr']) {
      const head = [`POST /api/rounds/${round.id}/close HTTP/1.1`, 'host: localhost', `cookie: ${owner}`]
      const type = ['content-type: application/json', 'content-length: 2', 'connection: close']
      const request = [...head, ...type, `idempotency-key: ${key}`, '', '{}'].join('\r\n')
      expect(await sendRaw(app.url, request), JSON.stringify(key)).toMatch(/^HTTP\/1\.1 400 /)
    }
    expect((await db.round.findFirstOrThrow({ where: { leagueId: league.leagueId } })).state).toBe('open')
  })

  test('belongs to one body and has one effect', async ({ app, db }) => {
    const { league, owner } = await prepare()
    const make = (name: string, key: string) =>
      ask(app.url, `/api/leagues/${league.leagueId}/teams`, {
        body: { name, shortName: 'NEW', opening: [{ currencyId: league.currencies[0]?.id, amount: '5' }] },
        headers: { cookie: owner, 'idempotency-key': key },
      })
    const key = newKey()
    const answers = await Promise.all(Array.from({ length: 8 }, () => make('Once', key)))
    const done = answers.filter(({ status }) => status === 200)
    expect(done.length).toBeGreaterThan(0)
    for (const { status, text } of answers) {
      if (status === 200) expect(text).toBe(done[0]?.text)
      else expect([status, codeOf(text)]).toEqual([409, 'request_in_progress'])
    }
    expect(await db.team.count({ where: { leagueId: league.leagueId, name: 'Once' } })).toBe(1)
    const other = await make('Twice', key)
    expect([other.status, codeOf(other.text)]).toEqual([422, 'idempotency_mismatch'])
    expect(await db.team.count({ where: { leagueId: league.leagueId, name: 'Twice' } })).toBe(0)
    expect(await findBookErrors(db)).toEqual([])
  })
})

test('fifty who finalize at once have one effect', async ({ app, db }) => {
  const { league, players, round, owner, first, second } = await prepare()
  for (const [index, team] of [first, second].entries()) {
    await submitBids(
      league,
      round.id,
      team,
      players.map((player) => [player, 100 + index]),
    )
  }
  await close(league, round.id)
  const answers = await Promise.all(
    Array.from({ length: 50 }, () =>
      ask(app.url, `/api/admin/bulk-rounds/${round.id}/finalize`, {
        body: {},
        headers: { cookie: owner, 'idempotency-key': newKey() },
      }),
    ),
  )
  const [done] = answers.filter(({ status }) => status === 200)
  expect(done).toBeDefined()
  // Whoever comes after is told what was done, or that it is being done.
  for (const { status, text } of answers) {
    if (status === 200) expect(JSON.parse(text)).toEqual(JSON.parse(done?.text ?? ''))
    else expect([status, codeOf(text)]).toEqual([409, 'round_state'])
  }
  expect(await db.award.count({ where: { roundId: round.id } })).toBe(4)
  expect(await db.squadEntry.count({ where: { leagueId: league.leagueId } })).toBe(4)
  expect(await findBookErrors(db)).toEqual([])
})
