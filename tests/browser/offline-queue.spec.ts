import type { Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createPost } from '@/lib/server/feed/commands/create-post'
import { enterLeague } from '@/lib/server/leagues/access'
import { joinLeague, makeLeague, makeOpenRound, makePlayers } from '@/lib/testing/factories'
import { cookieOf } from './support/attack'
import { expect, expectFresh, giveCookie, live, test } from './support/fixtures'

async function prepare() {
  const league = await makeLeague({ teams: 0 })
  const ann = await joinLeague(league, { role: 'manager', person: { name: 'Ann Archer' } })
  const bob = await joinLeague(league, { role: 'manager', person: { name: 'Bob Brown' } })
  const scope = await enterLeague(ann, league.leagueId)
  const { id: postId } = await inTransaction(ann, (uow) => createPost(uow, scope, 'Who bids for Ada?'))
  return { ann, bob, postId, address: paths.feedPost(league.slug, postId) }
}

const waiting = (page: Page) => page.getByRole('list', { name: 'Your comments that wait' })
const comments = (page: Page) => page.getByRole('list', { name: 'Comments', exact: true })

test('promise 5: what is done without a connection waits on the device, through a reload, and is done once', async ({
  cut,
  db,
  restore,
  tabs,
}) => {
  const { ann, bob, postId, address } = await prepare()
  const [mine, second] = await tabs(bob, address, 2)
  const [anns] = await tabs(ann, address)
  if (!mine || !second || !anns) throw new Error('A tab did not open.')
  for (const tab of [mine, second, anns]) await live(tab)
  const text = `From the tunnel ${newId()}`
  const dropped = `Better not ${newId()}`

  await cut(bob)
  const box = mine.getByRole('textbox', { name: 'Your comment' })
  for (const each of [text, dropped]) {
    await box.fill(each)
    await box.press('Control+Enter')
    await expect(waiting(mine)).toContainText(each)
    await expect(box).toHaveValue('')
  }
  await mine.getByRole('button', { name: 'React' }).click()
  await mine.getByRole('dialog', { name: 'Reactions' }).getByRole('button', { name: 'Fire' }).click()
  await expect(mine.getByRole('button', { name: '🔥 1: You' })).toBeVisible()
  await expect(waiting(mine).getByText('Waits for the connection', { exact: true })).toHaveCount(2)
  // The other tab of the browser knows the same, and either may take something back.
  await second.getByRole('button', { name: /Connection:.*3 waiting/ }).click()
  await second.getByRole('button', { name: 'See what waits (3)' }).click()
  const list = second.getByRole('dialog', { name: 'Waiting to be sent' })
  await expect(list.getByRole('listitem')).toHaveCount(3)
  const discard = list
    .getByRole('listitem')
    .filter({ hasText: dropped })
    .getByRole('button', { name: /^Discard/ })
  await discard.click()
  await expect(waiting(mine)).not.toContainText(dropped)
  await list.getByRole('button', { name: 'Undo' }).click()
  await expect(waiting(mine)).toContainText(dropped)
  await discard.click()
  await expect(list.getByRole('listitem')).toHaveCount(2)
  await expect(waiting(mine)).not.toContainText(dropped)
  expect(await db.feedComment.count({ where: { postId } })).toBe(0)

  await mine.getByRole('button', { name: `${bob.name}, account and settings` }).click()
  await mine.getByRole('menuitem', { name: 'Sign out' }).click()
  const asked = mine.getByRole('alertdialog', { name: 'Sign out with 2 not sent?' })
  await expect(asked).toContainText('2 things stay on this device')
  await asked.getByRole('button', { name: 'Cancel' }).click()

  // Neither of the tabs that know of it lives to see the network again; somebody else has signed in meanwhile.
  await second.close()
  const context = mine.context()
  await mine.goto('about:blank')
  const url = new URL(anns.url()).origin
  const [bobsCookie] = await context.cookies(url)
  await giveCookie(context, url, await cookieOf(ann))
  await context.setOffline(false)
  await mine.goto(address)
  await live(mine)
  await expectFresh(mine)
  await expect(waiting(mine)).toHaveCount(0)
  expect(await db.feedComment.count({ where: { postId } })).toBe(0)

  await context.addCookies(bobsCookie ? [bobsCookie] : [])
  await mine.goto(address)
  await restore(bob)
  for (const tab of [mine, anns]) {
    await expect(comments(tab).getByText(text)).toHaveCount(1)
    await expect(tab.getByRole('button', { name: /^🔥 1/ })).toBeVisible()
    await expectFresh(tab)
  }
  await expect(waiting(mine)).toHaveCount(0)
  expect(await db.feedComment.findMany({ where: { postId }, select: { text: true } })).toEqual([{ text }])
})

test('promise 5: bids submitted without a connection are submitted once it is back, and not over a newer sheet', async ({
  complaints,
  cut,
  db,
  restore,
  tabs,
}) => {
  const league = await makeLeague({ teams: 1, balances: { GBP: 100_000n } })
  await makePlayers(league, [{ name: 'Ada Bellweather' }, { name: 'Cato Núñez' }])
  const round = await makeOpenRound(league, { name: 'Opening night' })
  const [team] = league.teams
  if (!team) throw new Error('The factories made no team.')
  const address = paths.round(league.slug, round.id)
  const [desk] = await tabs(team.manager, address)
  const [phone] = await tabs(team.manager, address, 1, { phone: true })
  if (!desk || !phone) throw new Error('A tab did not open.')
  for (const tab of [desk, phone]) await live(tab)
  const bid = (page: Page, player: string) => page.getByLabel(`Bid for ${player}`, { exact: true })
  const submitted = async () =>
    (await db.bid.findMany({ where: { roundId: round.id }, select: { amount: true } })).map(
      ({ amount }) => amount,
    )
  const sheetVersion = async () =>
    (await db.bidSheet.findFirstOrThrow({ where: { roundId: round.id, teamId: team.id } })).version
  const submit = async (amount: string) => {
    await bid(desk, 'Ada Bellweather').fill(amount)
    await desk.getByRole('button', { name: /^Submit (bids|changes)$/ }).click()
    const dialog = desk.getByRole('alertdialog')
    await expect(dialog).toContainText('There is no connection')
    await dialog.getByRole('button', { name: 'Submit when I am back' }).click()
    await expect(desk.getByText('Not submitted yet')).toBeVisible()
  }

  await cut(desk)
  await submit('100')
  expect(await submitted()).toEqual([])
  await restore(desk)
  await expect(desk.getByText('Not submitted yet')).toHaveCount(0)
  await expect(bid(phone, 'Ada Bellweather')).toHaveValue('100.00')
  await expect.poll(submitted).toEqual([10_000n])
  for (const tab of [desk, phone]) await expectFresh(tab)

  await cut(desk)
  await submit('200')
  const versionBefore = await sheetVersion()
  await bid(phone, 'Cato Núñez').fill('5')
  await expect.poll(sheetVersion, 'the phone saves its draft by itself').toBeGreaterThan(versionBefore)
  await restore(desk)
  const refused = desk.getByRole('alert').filter({ hasText: 'Your bids were not submitted' })
  // The look before sending finds it, or the server does: each says it in its words.
  await expect(refused).toContainText(/sheet was changed while you were away|has changed this sheet/)
  expect(await submitted()).toEqual([10_000n])
  await refused.getByRole('button', { name: 'Discard' }).click()
  await expect(refused).toHaveCount(0)
  // The refusal, which the browser mentions.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 409')))
})
