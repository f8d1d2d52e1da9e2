import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A console error or warning fails the test that caused it; vitest itself fails on unhandled rejections. */
let complaints: unknown[][] = []
beforeEach(() => {
  complaints = []
  for (const method of ['error', 'warn'] as const) {
    vi.spyOn(console, method).mockImplementation((...words) => void complaints.push(words))
  }
})
afterEach(() => {
  vi.restoreAllMocks()
  expect(complaints, 'console.error or console.warn was called').toEqual([])
})
