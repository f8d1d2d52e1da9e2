import type { PeriodUnit } from '@/lib/contracts/views'

/** What a statement calls a payment: 'Weekly income · week 3'; where a period is several units, 'payment 3'. */
export function paymentLabel(
  { name, every, unit }: { name: string; every: number; unit: PeriodUnit },
  index: number,
): string {
  return `${name} · ${every === 1 ? unit : 'payment'} ${index + 1}`
}

/** Of one outside of the schedule. */
export const extraLabel = ({ name }: { name: string }): string => `${name} · extra payment`

/** Of one that stands in the place of one that was taken back. */
export const againLabel = (label: string): string => (label.endsWith(AGAIN) ? label : `${label}${AGAIN}`)
const AGAIN = ', corrected'
