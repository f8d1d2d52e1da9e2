import type { Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { notify } from '@/lib/server/notifications/commands/notify'
import { joinLeague, type MadeLeague, makeLeague, type Person } from '@/lib/testing/factories'
import { expect, live, test } from './support/fixtures'

async function prepare(): Promise<{ league: MadeLeague; ann: Person; ben: Person }> {
  const league = await makeLeague({ name: 'Harbour League', teams: 0 })
  const join = (name: string) => joinLeague(league, { role: 'manager', person: { name } })
  return { league, ann: await join('Ann Bellweather'), ben: await join('Ben Ødemark') }
}

const row = (page: Page, list: string, name: string) =>
  page.getByRole('list', { name: list, exact: true }).getByRole('listitem').filter({ hasText: name })
const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const tell = (userId: string, ...texts: string[]) =>
  inTransaction({ userId: null }, async (uow) => {
    for (const text of texts) {
      await notify(uow, [{ userId, kind: 'feed_comment', leagueId: null, text, href: '/inbox' }])
    }
  })

test('a request is asked, counted and accepted, live on both sides; a connection ends and is blocked', async ({
  tabs,
}) => {
  const { ann, ben, league } = await prepare()
  const [anns] = await tabs(ann, paths.people())
  const [bens, elsewhere] = await tabs(ben, paths.people(), 2)
  if (!anns || !bens || !elsewhere) throw new Error('A tab did not open.')
  await elsewhere.goto(paths.league(league.slug))
  for (const page of [anns, bens, elsewhere]) await live(page)

  await row(anns, 'Harbour League', ben.name)
    .getByRole('button', { name: /^Connect/ })
    .click()
  await expect(row(anns, 'Sent', ben.name)).toBeVisible()
  const request = row(bens, 'Requests', ann.name)
  await expect(request).toBeVisible()
  await expect(bens.getByText('0 connections · 1 request waits for you')).toBeVisible()
  // In the league's pages too: in words, at the bell, and beside People.
  await expect(elsewhere.getByText(`${ann.name} would like to connect with you.`)).toBeVisible()
  await expect(bell(elsewhere, 'Inbox, 1 unread')).toBeVisible()
  await elsewhere.getByRole('button', { name: /account and settings/ }).click()
  await expect(elsewhere.getByRole('menuitem', { name: 'People 1 waiting' })).toBeVisible()

  await request.getByRole('button', { name: /^Accept/ }).click()
  for (const [page, other] of [
    [anns, ben],
    [bens, ann],
  ] as const) {
    await expect(row(page, 'Connected', other.name)).toBeVisible()
    await expect(page.getByText('1 connection', { exact: true })).toBeVisible()
  }
  await expect(elsewhere.getByRole('menuitem', { name: 'People', exact: true })).toBeVisible()
  await expect(bell(anns, 'Inbox, 1 unread')).toBeVisible()

  await row(anns, 'Connected', ben.name)
    .getByRole('button', { name: /^Message/ })
    .click()
  await expect(anns).toHaveURL(/\/chat\//)
  await anns.goBack()

  // Blocked in one tab: gone from it, and to the other a person like any other.
  await row(anns, 'Connected', ben.name)
    .getByRole('button', { name: `More about ${ben.name}` })
    .click()
  await anns.getByRole('menuitem', { name: 'Block' }).click()
  await anns.getByRole('button', { name: `Block ${ben.name}` }).click()
  await expect(row(anns, 'Blocked', ben.name)).toBeVisible()
  await expect(row(bens, 'Harbour League', ann.name)).toBeVisible()
  await expect(bens.getByText('0 connections', { exact: true })).toBeVisible()
})

test('a blocked person’s request goes nowhere, and says no more than that', async ({ complaints, tabs }) => {
  const { ann, ben } = await prepare()
  const [anns] = await tabs(ann, paths.people())
  const [bens] = await tabs(ben, paths.people())
  if (!anns || !bens) throw new Error('A tab did not open.')
  await live(anns)
  await row(anns, 'Harbour League', ben.name)
    .getByRole('button', { name: `More about ${ben.name}` })
    .click()
  await anns.getByRole('menuitem', { name: 'Block' }).press('Enter')
  await anns.getByRole('button', { name: 'Cancel', exact: true }).press('Enter')
  // The keyboard is back where it came from.
  const menu = row(anns, 'Harbour League', ben.name).getByRole('button', { name: `More about ${ben.name}` })
  await expect(menu).toBeFocused()
  await menu.press('Enter')
  await anns.getByRole('menuitem', { name: 'Block' }).press('Enter')
  await anns.getByRole('button', { name: `Block ${ben.name}` }).press('Enter')
  await expect(row(anns, 'Blocked', ben.name)).toBeVisible()
  await row(bens, 'Harbour League', ann.name)
    .getByRole('button', { name: /^Connect/ })
    .click()
  await expect(bens.getByText('There is nothing here for you.')).toBeVisible()
  await expect(row(bens, 'Harbour League', ann.name)).toBeVisible()
  // The browser mentions the refusal.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 404')))
  await row(anns, 'Blocked', ben.name)
    .getByRole('button', { name: /^Unblock/ })
    .click()
  await expect(row(anns, 'Harbour League', ben.name)).toBeVisible()
})

test('members can be connected with where they are listed', async ({ tabs }) => {
  const { ann, ben, league } = await prepare()
  const [page] = await tabs(ann, paths.members(league.slug))
  const [bens] = await tabs(ben, paths.people())
  if (!page || !bens) throw new Error('A tab did not open.')
  await live(bens)
  await page.getByRole('button', { name: `More about ${ben.name}` }).click()
  await page.getByRole('menuitem', { name: 'Connect' }).click()
  await expect(row(bens, 'Requests', ann.name)).toBeVisible()
  // Nothing to be done about myself.
  await expect(page.getByRole('button', { name: `More about ${ann.name}` })).toHaveCount(0)
})

test('what is unread is counted live in two tabs, and what one reads is read in both', async ({ tabs }) => {
  const { ann } = await prepare()
  await tell(ann.userId, 'The first thing', 'The second thing')
  const [one, other] = await tabs(ann, paths.inbox(), 2)
  if (!one || !other) throw new Error('A tab did not open.')
  for (const page of [one, other]) await live(page)
  await tell(ann.userId, 'The third thing')
  for (const page of [one, other]) {
    await expect(bell(page, 'Inbox, 3 unread')).toBeVisible()
    await expect(page.getByRole('list', { name: 'Unread' }).getByRole('listitem')).toHaveCount(3)
  }
  await one.getByRole('button', { name: 'Mark as read: The second thing' }).press('Enter')
  // The keyboard goes on to the next one.
  await expect(one.getByRole('button', { name: 'Mark as read: The first thing' })).toBeFocused()
  await expect(row(other, 'Earlier', 'The second thing')).toBeVisible()
  await expect(bell(other, 'Inbox, 2 unread')).toBeVisible()
  await bell(other, 'Inbox, 2 unread').click()
  const popover = other.getByRole('dialog', { name: 'Inbox' })
  await expect(popover.getByRole('listitem')).toHaveCount(3)
  await popover.getByRole('button', { name: 'Mark all as read' }).click()
  for (const page of [one, other]) {
    await expect(page.getByText('Everything is read')).toBeVisible()
    await expect(page.getByRole('list', { name: 'Unread' })).toHaveCount(0)
  }
  await expect(bell(one, 'Inbox')).toBeVisible()
})

test('an inbox grows backwards, and on a phone the bell leads to it', async ({ tabs }) => {
  const { ann, league } = await prepare()
  await tell(ann.userId, ...Array.from({ length: 35 }, (_, n) => `Number ${n + 1}`))
  const [page] = await tabs(ann, paths.league(league.slug), 1, { phone: true })
  if (!page) throw new Error('A tab did not open.')
  await live(page)
  await page.getByRole('link', { name: 'Inbox, 35 unread' }).click()
  const items = page.getByRole('list', { name: 'Unread' }).getByRole('listitem')
  await expect(items).toHaveCount(30)
  await page.getByRole('button', { name: 'Show earlier' }).click()
  await expect(items).toHaveCount(35)
  await expect(page.getByRole('button', { name: 'Show earlier' })).toHaveCount(0)
  await tell(ann.userId, 'Number 36')
  await expect(items).toHaveCount(36)
  await page.getByRole('button', { name: 'Mark all as read' }).click()
  await expect(page.getByRole('list', { name: 'Earlier' }).getByRole('listitem')).toHaveCount(36)
})
