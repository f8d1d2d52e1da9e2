/** Where a figure lies on an axis, in pixels, and what is written on it. */
export interface Scale {
  place(figure: number): number
  ticks: number[]
  isLog: boolean
}

/** So many times the least: further apart than a straight axis shows. */
const WIDE = 40

/** A straight axis from zero, or a logarithmic one where the figures lie far apart. */
export function scaleOf(figures: readonly number[], width: number): Scale {
  const most = Math.max(...figures)
  const least = Math.min(...figures.filter((figure) => figure > 0))
  if (!(most > 0) || !(most / least > WIDE)) return straight(most > 0 ? most : 1, width)
  const from = 10 ** Math.floor(Math.log10(least))
  const decades = Math.ceil(Math.log10(most / from) - 1e-9)
  const place = (figure: number) => (Math.log10(Math.max(figure, from) / from) / decades) * width
  return { place, ticks: Array.from({ length: decades + 1 }, (_, n) => from * 10 ** n), isLog: true }
}

function straight(most: number, width: number): Scale {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = power * ([1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10)
  const count = Math.ceil(most / step - 1e-9)
  return {
    place: (figure) => (figure / (count * step)) * width,
    ticks: Array.from({ length: count + 1 }, (_, n) => n * step),
    isLog: false,
  }
}

/** Two or three digits that count, as a table writes them; JSON has null for what has no end, such as a share of nothing. */
export function short(figure: number | null): string {
  if (figure === null || !Number.isFinite(figure)) return '∞'
  if (figure >= 1_000) return Math.round(figure).toLocaleString('en')
  return String(Number(figure.toPrecision(figure >= 100 ? 3 : 2)))
}
