import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { TEXT_LIMITS } from '@/lib/contracts/text'
import { RichText } from './rich-text'

const html = (text: string) => renderToString(createElement(RichText, { text }))
const MOST = Math.max(...Object.values(TEXT_LIMITS))
const filled = (part: string) => part.repeat(Math.ceil(MOST / part.length)).slice(0, MOST)

describe('text that people write', () => {
  it('is drawn as Markdown', () => {
    expect(html('**Sold** to\n> the _Harbour_')).toContain('<strong>Sold</strong>')
    expect(html('> - a\n>   - b')).toContain('<blockquote>')
  })

  it.each([
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html,<script>1</script>)',
    '<javascript:alert(1)>',
    '![x](https://elsewhere.example/x.png)',
    '[x]: javascript:alert(1)\n\n[x]',
  ])('runs nothing and fetches nothing: %s', (text) => {
    expect(html(text)).not.toMatch(/<(img|script)|(href|src)="(javascript|data):/i)
  })

  it.each(['>', '> ', '- ', '1. ', '* > '])(
    'nested as deep as its length allows is shown as it was typed: %j',
    (part) => {
      expect(html(`before\n\n${filled(part)}`)).toContain('before\n\n')
    },
  )

  it('leaves a table as it was typed', () => {
    expect(html('| a | b |\n| - | - |\n| 1 | 2 |')).toContain('| a | b |')
  })
})
