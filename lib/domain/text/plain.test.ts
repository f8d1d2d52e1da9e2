import { expect, it } from 'vitest'
import { plainOf } from './plain'

it.each([
  ['Two ties in *The lantern room*, **live** now', 'Two ties in The lantern room, live now'],
  ['**very *nested* words** and ***both***', 'very nested words and both'],
  ['_so_ and __so__, ~~not~~ so', 'so and so, not so'],
  ['see [the rules](https://example.org/a_b_c)', 'see the rules'],
  ['run `npm test` or `a*b*c`', 'run npm test or a*b*c'],
  ['> quoted\n- one\n* two\n## three', 'quoted\none\ntwo\nthree'],
  ['```js\nlet a = 1\n```', '\nlet a = 1\n'],
  ['\\*not this\\*', '*not this*'],
])('shows what is meant, without its marks: %j', (text, plain) => {
  expect(plainOf(text)).toBe(plain)
})

it.each([
  'a snake_case name, 2 * 3 * 4 and 5*6',
  'half *a mark',
  'https://example.org/a_b_c',
  '1. first',
  '-5 or +3',
  '#1 pick',
])('leaves what stands for itself: %j', (text) => {
  expect(plainOf(text)).toBe(text)
})

it.each(['*', '_', '`', '[', '[](', '> ', '**a', '\\', '~~', '_a '])(
  'is done with the longest text at once: %j',
  (part) => {
    expect(plainOf(part.repeat(20_000)).length).toBeLessThanOrEqual(part.length * 20_000)
  },
)
