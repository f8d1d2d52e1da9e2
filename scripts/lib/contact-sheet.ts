import { readFile, writeFile } from 'node:fs/promises'
import type { Browser } from '@playwright/test'

const HEIGHT = 480

/**
 * Puts a page's four pictures on one small sheet: a row each of light and dark, desktop beside phone.
 * @param pictures rows of PNG files
 */
export async function writeContactSheet(
  browser: Browser,
  pictures: readonly (readonly string[])[],
  target: string,
): Promise<void> {
  const rows = await Promise.all(
    pictures.map(async (row) => {
      const images = await Promise.all(
        row.map(
          async (file) =>
            `<img height="${HEIGHT}" src="data:image/png;base64,${(await readFile(file)).toString('base64')}">`,
        ),
      )
      return `<div>${images.join('')}</div>`
    }),
  )
  const page = await browser.newPage({ viewport: { width: 1100, height: 1020 } })
  await page.setContent(`<style>
    body { margin: 0; display: inline-flex; flex-direction: column; gap: 12px; padding: 12px; background: #888 }
    div { display: flex; gap: 12px }
  </style>${rows.join('')}`)
  const sheet = await page.locator('body').screenshot({ type: 'jpeg', quality: 72 })
  await writeFile(target, sheet)
  await page.close()
}
