import type { Locator, Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import type { Database } from '@/lib/platform/database/client'
import { newId } from '@/lib/platform/ids'
import { joinLeague, makeLeague, type Person } from '@/lib/testing/factories'
import { expect, expectFresh, live, test } from './support/fixtures'

const thread = (page: Page): Locator => page.getByRole('region', { name: /^Messages of/ })
/** The messages that say this. */
const said = (page: Page, text: string | RegExp): Locator =>
  thread(page).getByRole('article').filter({ hasText: text })
const composer = (page: Page): Locator => page.getByRole('textbox', { name: /^Message to/ })
const unread = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: 'Chats' })
    .getByRole('listitem')
    .filter({ hasText: name })
    .getByText(/unread/)

async function say(page: Page, text: string) {
  await composer(page).fill(text)
  await composer(page).press('Enter')
}

async function twoPeople() {
  const league = await makeLeague({ name: 'Harbour League', teams: 0 })
  const ann = await joinLeague(league, { role: 'manager', person: { name: 'Ann Alder' } })
  const ben = await joinLeague(league, { role: 'manager', person: { name: 'Ben Birch' } })
  return { league, ann, ben, chats: paths.chats(league.slug) }
}

/** Their direct chat, with so many messages, in turns, a minute apart, all of them read. */
async function makeDirect(db: Database, [ann, ben]: readonly [Person, Person], count: number) {
  const id = newId()
  const [low, high] = [ann.userId, ben.userId].sort()
  await db.chat.create({
    data: {
      id,
      kind: 'direct',
      pairKey: `${low}/${high}`,
      lastSeq: count,
      readers: { create: [ann, ben].map(({ userId }) => ({ userId, readSeq: count })) },
    },
  })
  const start = Date.now() - count * 60_000
  await db.chatMessage.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: newId(start + index * 60_000),
      chatId: id,
      seq: index + 1,
      authorId: (index % 3 ? ann : ben).userId,
      clientId: crypto.randomUUID(),
      // Of many heights.
      text: `Number ${index + 1}.${' A line that goes on for a while.'.repeat(index % 7)}`,
      createdAt: new Date(start + index * 60_000),
    })),
  })
  return id
}

/** What the browser says of requests that the test itself breaks. */
test('two people talk in five tabs', async ({ tabs }) => {
  test.setTimeout(120_000)
  const { league, ann, ben, chats } = await twoPeople()
  const [ann1] = await tabs(ann, chats)
  const [benList] = await tabs(ben, chats)
  const [benPhone] = await tabs(ben, paths.league(league.slug), 1, { phone: true })
  if (!ann1 || !benList || !benPhone) throw new Error('A tab did not open.')

  await ann1.getByRole('button', { name: 'New message' }).click()
  await ann1.getByRole('dialog').getByRole('button', { name: 'Ben Birch' }).click()
  await expect(ann1.getByRole('heading', { name: 'Ben Birch', level: 1 })).toBeVisible()
  const address = new URL(ann1.url()).pathname
  const [ann2] = await tabs(ann, address)
  if (!ann2) throw new Error('A tab did not open.')
  for (const tab of [ann1, ann2, benList, benPhone]) await live(tab)

  const toasts = Promise.all(
    [benList, benPhone].map((tab) =>
      tab.getByRole('status').filter({ hasText: 'Ann Alder: Good evening' }).first().waitFor(),
    ),
  )
  await say(ann1, 'Good *evening*, <img src=x onerror="document.title=1">')
  await expect(said(ann1, 'Good evening')).toHaveCount(1)
  await expect(said(ann2, 'Good evening')).toHaveCount(1)
  // What is typed as HTML is shown as it was typed.
  await expect(said(ann2, '<img src=x onerror=')).toHaveCount(1)
  await expect(thread(ann2).locator('img')).toHaveCount(0)
  await expect(said(ann2, 'Good evening').locator('em')).toHaveText('evening')
  await expect(said(ann1, 'Seen')).toHaveCount(0)
  await expect(unread(benList, 'Ann Alder')).toHaveText('1 message unread')
  await expect(benPhone.getByRole('link', { name: /^1 waiting\s*Chat/ })).toBeVisible()

  const [ben1] = await tabs(ben, address)
  if (!ben1) throw new Error('A tab did not open.')
  await expect(said(ben1, 'Good evening')).toHaveCount(1)
  // Read in one tab is read in all, and seen by whoever wrote it.
  await expect(unread(benList, 'Ann Alder')).toHaveCount(0)
  await expect(benPhone.getByRole('link', { name: /waiting\s*Chat/ })).toHaveCount(0)
  for (const tab of [ann1, ann2]) await expect(said(tab, 'Good evening').getByText('Seen')).toBeVisible()

  await live(ben1)
  await composer(ben1).pressSequentially('Well')
  for (const tab of [ann1, ann2]) await expect(tab.getByText('Ben Birch is typing…')).toBeVisible()
  await expect(ben1.getByText(/is typing/)).toHaveCount(0)
  await composer(ben1).fill('')
  for (const tab of [ann1, ann2]) await expect(tab.getByText(/is typing/)).toHaveCount(0)

  await said(ben1, 'Good evening').hover()
  await said(ben1, 'Good evening').getByRole('button', { name: 'Reply' }).click()
  await expect(ben1.getByText('Reply to Ann Alder')).toBeVisible()
  await say(ben1, 'And to you')
  for (const tab of [ann1, ann2, ben1]) {
    await expect(
      said(tab, 'And to you').getByRole('button', { name: /Ann Alder Good evening/ }),
    ).toBeVisible()
  }

  await composer(ann1).press('ArrowUp')
  await expect(ann1.getByRole('textbox', { name: 'Your message' })).toHaveValue(/Good/)
  await ann1.getByRole('textbox', { name: 'Your message' }).fill('Good night')
  await ann1.getByRole('textbox', { name: 'Your message' }).press('Enter')
  for (const tab of [ann1, ann2, ben1]) {
    await expect(said(tab, 'Good night').getByText('edited')).toBeVisible()
    await expect(said(tab, 'And to you').getByText('Good night')).toBeVisible()
  }

  await said(ann2, 'edited').hover()
  await said(ann2, 'edited').getByRole('button', { name: 'More about this message' }).click()
  await ann2.getByRole('menuitem', { name: 'Delete' }).click()
  await ann2.getByRole('alertdialog').getByRole('button', { name: 'Delete message' }).click()
  for (const tab of [ann1, ann2, ben1]) {
    await expect(said(tab, 'Good night')).toHaveCount(0)
    await expect(said(tab, 'And to you').getByText('Message deleted')).toBeVisible()
    await expect(thread(tab).getByRole('article')).toHaveCount(2)
    await expectFresh(tab)
  }
  await toasts
})

test('what is written without a connection shows at once, and arrives once', async ({
  cut,
  db,
  restore,
  tabs,
}) => {
  test.setTimeout(120_000)
  const { league, ann, ben } = await twoPeople()
  const chatId = await makeDirect(db, [ann, ben], 2)
  const address = paths.chat(league.slug, chatId)
  const [mine, other] = await tabs(ann, address, 2)
  const [bens] = await tabs(ben, address)
  if (!mine || !other || !bens) throw new Error('A tab did not open.')
  for (const tab of [mine, other, bens]) await live(tab)

  await cut(ann)
  await say(mine, 'From the tunnel')
  await say(mine, 'Still in it')
  for (const text of ['From the tunnel', 'Still in it']) {
    await expect(said(mine, text)).toHaveCount(1)
    await expect(said(mine, text)).toHaveAccessibleName(/on its way/)
  }
  expect(await db.chatMessage.count({ where: { chatId } })).toBe(2)
  // The tab that wrote it is gone before it could send.
  await mine.close()
  await restore(ann)
  for (const text of ['From the tunnel', 'Still in it']) {
    await expect(said(bens, text)).toHaveCount(1)
    await expect(said(other, text)).toHaveCount(1)
    await expect(said(other, text)).not.toHaveAccessibleName(/on its way/)
  }

  await cut(ann)
  await say(other, 'The last one')
  await expect(said(other, 'The last one')).toHaveCount(1)
  await other.close()
  await restore(ann)
  const [back] = await tabs(ann, address)
  if (!back) throw new Error('A tab did not open.')
  await expect(said(bens, 'The last one')).toHaveCount(1)
  await back.reload()
  await expect(said(back, 'The last one')).toHaveCount(1)
  await expect(said(back, 'The last one')).not.toHaveAccessibleName(/on its way/)
  const texts = (await db.chatMessage.findMany({ where: { chatId }, orderBy: { seq: 'asc' } })).map(
    ({ text }) => text,
  )
  expect(texts.slice(2)).toEqual(['From the tunnel', 'Still in it', 'The last one'])
})

/** Where the first message that is wholly in sight stands, and what it says. */
const placeOf = (page: Page) =>
  thread(page).evaluate((frame) => {
    const top = frame.getBoundingClientRect().top
    for (const article of frame.querySelectorAll('article')) {
      const box = article.getBoundingClientRect()
      if (box.top >= top)
        return { text: /Number \d+/.exec(article.textContent ?? '')?.[0], top: box.top - top }
    }
    throw new Error('No message is in sight.')
  })
const topOf = (page: Page, text: string) =>
  thread(page).evaluate((frame, wanted) => {
    const article = [...frame.querySelectorAll('article')].find((each) =>
      new RegExp(`${wanted}\\.`).test(each.textContent ?? ''),
    )
    return article ? article.getBoundingClientRect().top - frame.getBoundingClientRect().top : null
  }, text)

test('a long history keeps its place while older and newer messages come', async ({ db, tabs }) => {
  test.setTimeout(120_000)
  const { league, ann, ben } = await twoPeople()
  const chatId = await makeDirect(db, [ann, ben], 300)
  const address = paths.chat(league.slug, chatId)
  const [page] = await tabs(ann, address)
  const [bens] = await tabs(ben, address)
  if (!page || !bens) throw new Error('A tab did not open.')
  await live(page)
  await expect(said(page, 'Number 300.')).toBeInViewport()
  expect(await thread(page).getByRole('article').count()).toBeLessThan(50)

  const { promise: mayAnswer, resolve: answer } = Promise.withResolvers<void>()
  let asked = 0
  await page.route(/\/api\/chats\/.*before=/, async (route) => {
    asked++
    await mayAnswer
    await route.continue()
  })
  await thread(page).evaluate((frame) => frame.scrollTo({ top: 300 }))
  await expect.poll(() => asked).toBe(1)
  await expect.poll(async () => (await placeOf(page)).text).toMatch(/Number 25\d/)
  const before = await placeOf(page)
  const height = () => thread(page).evaluate((frame) => frame.scrollHeight)
  const heightBefore = await height()
  answer()
  await expect.poll(height).toBeGreaterThan(heightBefore + 500)
  await expect
    .poll(async () => Math.abs(((await topOf(page, before.text ?? '')) ?? 999) - before.top))
    .toBeLessThanOrEqual(2)

  const reading = await placeOf(page)
  await say(bens, 'Are you there?')
  await expect(page.getByRole('button', { name: '1 new' })).toBeVisible()
  expect(Math.abs(((await topOf(page, reading.text ?? '')) ?? 999) - reading.top)).toBeLessThanOrEqual(2)
  await expect(said(bens, 'Are you there?').getByText('Seen')).toHaveCount(0)
  await page.getByRole('button', { name: '1 new' }).click()
  await expect(said(page, 'Are you there?')).toBeInViewport()
  await expect(page.getByRole('button', { name: '1 new' })).toHaveCount(0)
  await expect(said(bens, 'Are you there?').getByText('Seen')).toBeVisible()
  // At the end it stays at the end.
  await say(bens, 'Good.')
  await expect(said(page, 'Good.')).toBeInViewport()

  await expect(async () => {
    await thread(page).evaluate((frame) => frame.scrollTo({ top: 0 }))
    await expect(page.getByText('This is where it began')).toBeInViewport({ timeout: 500 })
  }).toPass()
  await expect(said(page, 'Number 1.')).toBeInViewport()
})

test('a thread opens where the unread begins, and that stays marked', async ({ db, tabs }) => {
  const { league, ann, ben } = await twoPeople()
  const chatId = await makeDirect(db, [ann, ben], 200)
  const readSeq = 160
  await db.chatMessage.updateMany({ where: { chatId, seq: { gt: readSeq } }, data: { authorId: ben.userId } })
  await db.chatReader.updateMany({ where: { chatId, userId: ann.userId }, data: { readSeq } })
  const [page] = await tabs(ann, paths.chat(league.slug, chatId))
  if (!page) throw new Error('A tab did not open.')
  await live(page)
  const mark = thread(page).getByText('New', { exact: true })
  await expect(mark).toBeInViewport()
  await expect(said(page, 'Number 161.')).toBeInViewport()
  await expect(unread(page, 'Ben Birch')).toHaveText('40 messages unread')

  await page.getByRole('button', { name: '40 new' }).click()
  await expect(said(page, 'Number 200.')).toBeInViewport()
  await expect(unread(page, 'Ben Birch')).toHaveCount(0)
  await expect
    .poll(async () => (await db.chatReader.findFirst({ where: { chatId, userId: ann.userId } }))?.readSeq)
    .toBe(200)
  await expect(async () => {
    await thread(page).evaluate((frame) => frame.scrollBy({ top: -400 }))
    await expect(mark).toBeInViewport({ timeout: 200 })
  }).toPass()
})
