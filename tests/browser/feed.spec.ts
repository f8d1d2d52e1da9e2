import type { Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { newId } from '@/lib/platform/ids'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { createPost } from '@/lib/server/feed/commands/create-post'
import { enterLeague } from '@/lib/server/leagues/access'
import { joinLeague, type MadeLeague, makeLeague, type Person } from '@/lib/testing/factories'
import { expect, expectFresh, live, test } from './support/fixtures'

interface Evening {
  league: MadeLeague
  ann: Person
  bob: Person
  feed: string
}

/** A league with two people and a feed longer than any screen. */
async function prepare(posts = 40): Promise<Evening> {
  const league = await makeLeague({ teams: 0 })
  const ann = await joinLeague(league, { role: 'commissioner', person: { name: 'Ann Archer' } })
  const bob = await joinLeague(league, { role: 'spectator', person: { name: 'Bob Brown' } })
  for (let n = 1; n <= posts; n++) await say(league, ann, `Post number ${n}.`)
  return { league, ann, bob, feed: paths.feed(league.slug) }
}

async function say(league: MadeLeague, person: Person, text: string) {
  const scope = await enterLeague(person, league.leagueId)
  return inTransaction(person, (uow) => createPost(uow, scope, text))
}

const article = (page: Page, text: string | RegExp) => page.getByRole('article').filter({ hasText: text })
const react = async (page: Page, text: string, word: string) => {
  await article(page, text).getByRole('button', { name: 'React' }).click()
  await page.getByRole('dialog', { name: 'Reactions' }).getByRole('button', { name: word }).click()
}
async function write(page: Page, label: string, text: string) {
  await page.getByRole('textbox', { name: label }).fill(text)
  await page.getByRole('textbox', { name: label }).press('Control+Enter')
  await expect(page.getByRole('textbox', { name: label })).toHaveValue('')
}

test('new posts wait while one reads; what is in sight changes at once', async ({ tabs }) => {
  const { ann, bob, feed } = await prepare()
  const [reading, atTop] = await tabs(ann, feed, 2)
  const [bobs] = await tabs(bob, feed, 1, { phone: true })
  if (!reading || !atTop || !bobs) throw new Error('A tab did not open.')
  for (const tab of [reading, atTop, bobs]) await live(tab)

  await expect(article(reading, 'Post number 40.')).toBeVisible()
  await reading.getByRole('article').first().hover()
  await reading.mouse.wheel(0, 1_200)
  const seen = article(reading, 'Post number 32.')
  await expect(seen).toBeInViewport()
  const place = () => seen.evaluate((element) => Math.round(element.getBoundingClientRect().top))
  const before = await place()

  for (const text of ['First news', 'Second news', 'Third news']) await write(bobs, 'Your post', text)
  for (const tab of [atTop, bobs]) await expect(article(tab, 'Third news')).toBeVisible()
  const pill = reading.getByRole('button', { name: '3 new posts' })
  await expect(pill).toBeInViewport()
  await expect(reading.getByText('Third news')).toHaveCount(0)
  expect(await place(), 'nothing moved under the reader').toBe(before)

  // A row out of sight is not in the page.
  await expect(async () => {
    await bobs.evaluate(() => window.scrollBy(0, 300))
    await expect(article(bobs, 'Post number 32.')).toBeVisible({ timeout: 100 })
  }).toPass()
  await react(bobs, 'Post number 32.', 'Fire')
  await expect(seen.getByRole('button', { name: '🔥 1: Bob Brown' })).toBeVisible()
  await seen.getByRole('button', { name: '🔥 1: Bob Brown' }).click()
  const both = article(bobs, 'Post number 32.').getByRole('button', { name: '🔥 2: You and Ann Archer' })
  await expect(both).toHaveAttribute('aria-pressed', 'true')
  await both.click()
  await expect(seen.getByRole('button', { name: '🔥 1: You' })).toBeVisible()
  await expect(pill).toBeVisible()

  await pill.click()
  await expect(article(reading, 'Third news')).toBeInViewport()
  await expect(article(reading, 'First news')).toBeVisible()
  await expect(pill).toHaveCount(0)
  await bobs.evaluate(() => window.scrollTo(0, 0))
  await write(bobs, 'Your post', 'Fourth news')
  await expect(article(reading, 'Fourth news'), 'at the top they come at once').toBeInViewport()
})

test('the feed goes back as far as one scrolls, each post once', async ({ tabs }) => {
  const { ann, feed } = await prepare(75)
  const [page] = await tabs(ann, feed)
  if (!page) throw new Error('A tab did not open.')
  const seen = new Set<string>()
  await expect(article(page, 'Post number 75.')).toBeVisible()
  await page.getByRole('article').first().hover()
  await expect(async () => {
    for (const text of await page.getByRole('article').allInnerTexts()) {
      seen.add(/Post number \d+/.exec(text)?.[0] ?? '')
    }
    await page.mouse.wheel(0, 900)
    expect(seen.size).toBe(75)
  }).toPass({ intervals: [50], timeout: 30_000 })
  await expect(article(page, 'Post number 1.')).toHaveCount(1)
  await expect(page.getByRole('button', { name: 'Show earlier posts' })).toHaveCount(0)
})

test('comments, edits and deletions show in every tab; HTML is the text that was typed', async ({ tabs }) => {
  const { league, ann, bob, feed } = await prepare(1)
  const typed = '<img src=x onerror="document.title=\'gone\'"> <b>not bold</b>, **but this**'
  const { id } = await say(league, bob, typed)
  const [annsFeed] = await tabs(ann, feed)
  const [annsPost] = await tabs(ann, paths.feedPost(league.slug, id))
  const [bobs] = await tabs(bob, paths.feedPost(league.slug, id))
  if (!annsFeed || !annsPost || !bobs) throw new Error('A tab did not open.')
  for (const tab of [annsFeed, annsPost, bobs]) {
    await live(tab)
    const shown = article(tab, '<b>not bold</b>')
    await expect(shown).toContainText('<img src=x onerror=')
    await expect(shown.locator('img, b')).toHaveCount(0)
    await expect(shown.locator('strong')).toHaveText('but this')
  }

  await write(annsPost, 'Your comment', 'Well *said* <script>x</script>')
  await expect(bobs.getByRole('list', { name: 'Comments' })).toContainText('Well said <script>x</script>')
  await expect(article(annsFeed, 'not bold').getByRole('link', { name: '1 comment' })).toBeVisible()

  await bobs.getByRole('button', { name: 'More for your post' }).click()
  await bobs.getByRole('menuitem', { name: 'Edit' }).click()
  await bobs.getByRole('textbox', { name: 'Text of your post' }).fill('Thought better of it')
  await bobs.getByRole('button', { name: 'Save' }).click()
  for (const tab of [annsFeed, annsPost, bobs]) {
    await expect(article(tab, 'Thought better of it')).toContainText('edited')
    await expect(tab.getByText('not bold')).toHaveCount(0)
  }

  await annsPost.getByRole('button', { name: 'More for your comment' }).click()
  await annsPost.getByRole('menuitem', { name: 'Delete' }).click()
  await annsPost.getByRole('alertdialog').getByRole('button', { name: 'Delete comment' }).click()
  await expect(bobs.getByText('0 comments')).toBeVisible()
  await expect(bobs.getByRole('list', { name: 'Comments' })).toBeEmpty()

  await annsFeed.getByRole('button', { name: 'More for this post by Bob Brown' }).click()
  await annsFeed.getByRole('menuitem', { name: 'Delete' }).click()
  await annsFeed.getByRole('alertdialog').getByRole('button', { name: 'Delete post' }).click()
  for (const tab of [annsPost, bobs]) await expect(tab.getByText('This post is not here')).toBeVisible()
  await expect(annsFeed.getByText('Thought better of it')).toHaveCount(0)
  await expectFresh(annsFeed)
})

test('what cannot be sent stays written, and is sent once', async ({ complaints, db, tabs }) => {
  const { bob, feed } = await prepare(1)
  const [page] = await tabs(bob, feed)
  if (!page) throw new Error('A tab did not open.')
  const box = page.getByRole('textbox', { name: 'Your post' })
  const text = `Kept ${newId()}`
  await live(page)
  await page.route('**/feed', (route) =>
    route.request().method() === 'POST' ? route.abort() : route.fallback(),
  )
  await box.fill(text)
  await page.getByRole('button', { name: 'Post', exact: true }).click()
  await expect(page.getByText('Gavel could not be reached. Check your connection.')).toBeVisible()
  await expect(box).toHaveValue(text)
  await page.reload()
  await expect(box, 'a draft outlives its page').toHaveValue(text)

  // The answers are lost, not the post: the same key says so.
  const lose = 2
  let lost = 0
  await page.unrouteAll()
  await page.route('**/feed', async (route) => {
    if (route.request().method() !== 'POST' || lost >= lose) return route.fallback()
    lost++
    await route.fetch()
    await route.abort()
  })
  await box.press('Control+Enter')
  await expect(box).toHaveValue('')
  expect(lost).toBe(lose)
  await expect(article(page, text)).toHaveCount(1)
  expect(await db.feedPost.count({ where: { text } })).toBe(1)
  // Chromium mentions what the test broke off.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('net::ERR_FAILED')))
})

test('who is removed sees nothing more in his open tab', async ({ complaints, db, tabs }) => {
  const { league, ann, bob, feed } = await prepare(2)
  const [annsTab] = await tabs(ann, feed)
  const [bobs] = await tabs(bob, feed)
  if (!annsTab || !bobs) throw new Error('A tab did not open.')
  for (const tab of [annsTab, bobs]) await live(tab)
  await expect(article(bobs, 'Post number 2.')).toBeVisible()
  const { id } = await db.member.findFirstOrThrow({
    where: { leagueId: league.leagueId, userId: bob.userId },
  })
  const path = `/api/leagues/${league.leagueId}/members/${id}`
  expect((await annsTab.context().request.delete(path)).status()).toBe(200)
  await expect(bobs.getByText(/Post number/)).toHaveCount(0)
  await expect(bobs.getByText(/^You were removed from .* and signed out\.$/)).toBeVisible()
  await write(annsTab, 'Your post', 'Now we are among ourselves')
  await expect(article(annsTab, 'among ourselves')).toBeVisible()
  await expect(bobs.getByText('among ourselves')).toHaveCount(0)
  await bobs.goto(feed)
  await expect(bobs.getByText(/among ourselves|Post number/)).toHaveCount(0)
  // Pages that are no longer his answer so, which the browser mentions.
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !/status of 40[14]/.test(line)))
})
