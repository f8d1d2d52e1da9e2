import type { Outgoing } from '@/hooks/outbox/use-outbox'

export const signOutTitle = (count: number): string => `Sign out with ${count} not sent?`

/** What becomes of what is not sent when its person signs out, a sentence each. */
export function leftBehind(items: readonly Pick<Outgoing, 'kept' | 'until'>[]): string[] {
  const [kept, lost] = [items.filter((item) => item.kept), items.filter((item) => !item.kept)]
  return [
    ...(kept.length > 0
      ? [
          `${things(kept.length)} on this device. Nobody else who signs in here sees or sends ${it(kept.length)}: ${is(kept.length)} for you when you sign in here again.`,
        ]
      : []),
    ...(kept.some(({ until }) => until !== null)
      ? ['What costs money is not sent any more once its time is over.']
      : []),
    ...(lost.length > 0
      ? [`${lost.length} would be lost: this browser does not keep ${it(lost.length)}.`]
      : []),
  ]
}

const things = (count: number) => (count === 1 ? 'What is not sent stays' : `${count} things stay`)
const it = (count: number) => (count === 1 ? 'it' : 'them')
const is = (count: number) => (count === 1 ? 'it waits' : 'they wait')
