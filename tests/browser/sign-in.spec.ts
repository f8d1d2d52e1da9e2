import type { Page } from '@playwright/test'
import { paths } from '@/lib/contracts/paths'
import { createInvite } from '@/lib/server/leagues/commands/create-invite'
import { makeLeague, makeUser, PASSWORD, type Person, signInAs } from '@/lib/testing/factories'
import { expect, giveCookie, live, test } from './support/fixtures'
import { ask } from './support/http'

const fill = async (page: Page, { email, password }: Pick<Person, 'email' | 'password'>) => {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in' }).click()
}

/** Takes out what the browser itself says of an answer that the test provokes. */
function expectRefusal(complaints: string[], status: number) {
  const said = (line: string) => line.includes(`status of ${status}`)
  expect(complaints.filter(said).length).toBeGreaterThan(0)
  const others = complaints.filter((line) => !said(line))
  complaints.splice(0, complaints.length, ...others)
}

test('an invite link leads into the league', async ({ stranger }) => {
  const league = await makeLeague({ name: 'Harbour League', teams: [{ name: 'Night Herons' }] })
  const invite = { role: 'manager' as const, teamId: league.teams[0]?.id ?? null, maxUses: 1, days: 1 }
  const { code } = await createInvite(league.scope, invite)
  const context = await stranger()
  const page = await context.newPage()
  await page.goto(paths.join(code))
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Join Harbour League')
  await expect(page.getByText('Night Herons')).toBeVisible()
  await page.getByLabel('Your name').fill('Nora Núñez')
  await page.getByLabel('E-mail').fill('Nora.Nunez@Example.org')
  await page.getByLabel('Password', { exact: true }).fill('a good long password')
  await page.getByRole('button', { name: 'Make an account and join' }).click()
  await page.waitForURL(`**${paths.league(league.slug)}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Harbour League')
  await live(page)

  // The link was for one person.
  const late = await (await stranger()).newPage()
  await late.goto(paths.join(code))
  await expect(late.getByRole('button', { name: 'Make an account and join' })).toHaveCount(0)
})

test('a wrong password is told in a sentence, and the right one leads to the page that was asked for', async ({
  complaints,
  stranger,
}) => {
  const league = await makeLeague({ teams: 1 })
  const context = await stranger()
  const page = await context.newPage()
  const asked = `${paths.players(league.slug)}?sort=price`
  await page.goto(asked)
  await page.waitForURL('**/sign-in?callbackUrl=**')
  expect(new URL(page.url()).searchParams.get('callbackUrl')).toBe(asked)
  await fill(page, { email: league.owner.email, password: 'not the password' })
  await expect(page.getByRole('alert').filter({ hasText: 'do not match' })).toBeVisible()
  expectRefusal(complaints, 401)
  await fill(page, { email: league.owner.email.toUpperCase(), password: PASSWORD })
  await page.waitForURL(`**${asked}`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Players')
})

for (const elsewhere of [
  '//elsewhere.example/',
  '/\\elsewhere.example',
  'https://elsewhere.example/',
  '/%5c/elsewhere.example',
  'javascript:alert(1)',
]) {
  test(`signing in does not lead to ${elsewhere}`, async ({ app, complaints, stranger }) => {
    const person = await makeUser()
    const context = await stranger()
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', (request) => asked.push(request.url()))
    await page.goto(`/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`)
    await fill(page, person)
    await page.waitForURL((url) => url.pathname !== '/sign-in')
    await page.waitForLoadState()
    expect(new URL(page.url()).origin).toBe(app.url)
    expect(asked.filter((url) => !url.startsWith(app.url) && !url.startsWith('data:'))).toEqual([])
    // One of them is a path of ours that is no page.
    complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 404')))
    // Whoever is signed in already is led on at once, and no farther.
    const answer = await ask(app.url, `/sign-in?callbackUrl=${encodeURIComponent(elsewhere)}`, {
      headers: { cookie: (await signInAs(person)).cookie },
    })
    expect(answer.headers.location ?? '/').toMatch(/^\/(?![/\\])/)
  })
}

test('a session that is ended elsewhere signs its open tab out at once, and what was being written is there after signing in', async ({
  app,
  stranger,
  tabs,
}) => {
  const league = await makeLeague({ teams: 1 })
  const path = paths.feed(league.slug)
  const [account] = await tabs(league.owner, paths.account())
  if (!account) throw new Error('A tab did not open.')
  const context = await stranger()
  const { cookie } = await signInAs(league.owner, {
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15',
  })
  await giveCookie(context, app.url, cookie)
  const other = await context.newPage()
  await other.goto(path)
  await live(other)
  const post = other.getByRole('textbox', { name: 'Your post' })
  await post.fill('Half a thought')

  const sessions = account.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await expect(sessions).toHaveCount(2)
  await expect(sessions.filter({ hasText: 'This browser' })).toHaveCount(1)
  const safari = sessions.filter({ hasText: 'Safari' })
  await expect(safari).toContainText('192.0.2.1')
  await safari.getByRole('button', { name: /End/ }).click()
  await other.waitForURL(`**/sign-in?callbackUrl=${encodeURIComponent(path)}`)
  await expect(other.getByText('Your session was ended on another device.')).toBeVisible()
  await expect(sessions).toHaveCount(1)
  expect((await ask(app.url, '/api/me', { headers: { cookie } })).status).toBe(401)
  await live(account)
  await fill(other, league.owner)
  await other.waitForURL(`**${path}`)
  await expect(post).toHaveValue('Half a thought')
})

test('signing out ends the session, in every tab of the browser', async ({ app, tabs }) => {
  const league = await makeLeague({ teams: 1 })
  const [page, beside] = await tabs(league.owner, paths.account(), 2)
  if (!page || !beside) throw new Error('A tab did not open.')
  await live(page)
  await live(beside)
  const cookies = await page.context().cookies()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  expect((await ask(app.url, '/api/me', { headers: { cookie } })).status).toBe(200)
  await page.getByRole('button', { name: 'Sign out' }).click()
  await page.waitForURL('**/sign-in**')
  await beside.waitForURL('**/sign-in**')
  expect((await ask(app.url, '/api/me', { headers: { cookie } })).status).toBe(401)
  await page.goto(paths.account())
  await page.waitForURL('**/sign-in?callbackUrl=**')
})

test('a tab does nothing as the next who signs in to its browser', async ({ app, complaints, db, tabs }) => {
  const league = await makeLeague({ teams: 2 })
  const [ann, ben] = league.teams.map(({ manager }) => manager)
  if (!ann || !ben) throw new Error('The factories made too few.')
  const [page] = await tabs(ann, paths.feed(league.slug))
  if (!page) throw new Error('A tab did not open.')
  await live(page)
  await page.getByRole('textbox', { name: 'Your post' }).fill('Ann’s own words')
  await giveCookie(page.context(), app.url, (await signInAs(ben)).cookie)
  const refused = page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.status() === 401,
  )
  await page.getByRole('textbox', { name: 'Your post' }).press('Control+Enter')
  await refused
  // Ben is signed in, so the way over the sign-in page ends at once.
  await expect(page.getByRole('button', { name: ben.name })).toBeVisible()
  expect(await db.feedPost.count({ where: { leagueId: league.leagueId } })).toBe(0)
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('status of 401')))
})
