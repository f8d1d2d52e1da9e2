/** Without it a spreadsheet takes UTF-8 for the machine's own code page, and Ødegaard for Ã˜degaard. */
const BYTE_ORDER_MARK = '\ufeff'

/** How long the browser may take to begin reading the file. */
const KEPT_MS = 60_000

/** Saves text as a file of this name. */
export function downloadCsv(name: string, csv: string): void {
  const url = URL.createObjectURL(new Blob([BYTE_ORDER_MARK, csv], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')}.csv`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS)
}
