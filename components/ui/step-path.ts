/** A value from an instant on, until the next. */
export interface StepPoint {
  /** Milliseconds. */
  at: number
  /** Zero or more. */
  value: number
}

/** What a chart spans: time from left to right, values from zero up. */
export interface Frame {
  from: number
  until: number
  top: number
}

/** The side of the square that everything is drawn in. */
const SIDE = 1000
/** Room above the highest step, so that its line is not cut. */
const HEADROOM = 40

export const xOf = ({ at }: StepPoint, { from, until }: Frame): number =>
  until > from ? ((at - from) / (until - from)) * SIDE : 0

export const yOf = ({ value }: StepPoint, { top }: Frame): number => SIDE - (value / top) * (SIDE - HEADROOM)

/** The line, from the first point to the right edge. */
export function pathOf(points: readonly StepPoint[], frame: Frame): string {
  const steps = points.map((point, index) => {
    const [x, y] = [xOf(point, frame).toFixed(1), yOf(point, frame).toFixed(1)]
    return index === 0 ? `M0,${y}` : `H${x}V${y}`
  })
  return `${steps.join('')}H${SIDE}`
}

/** The point that holds at a share of the width, 0 at the left and 1 at the right. */
export function pointAt(points: readonly StepPoint[], { from, until }: Frame, share: number): number {
  const at = from + (until - from) * share
  const after = points.findIndex((point) => point.at > at)
  return after < 0 ? points.length - 1 : Math.max(0, after - 1)
}
