import { expect, it } from 'vitest'
import { SLOW_POLL_MS } from '@/lib/client/connection-state'
import { connectionSentence } from './connection-words'

it('says that there is no network only when the browser says so', () => {
  expect(connectionSentence('offline', false)).toMatch(/^No network\./)
  expect(connectionSentence('offline', true)).toMatch(/^Gavel cannot be reached\./)
})

it('says how often the page is asked for without a live channel', () => {
  expect(connectionSentence('polling', true)).toContain(`about every ${SLOW_POLL_MS / 1_000} seconds`)
})
