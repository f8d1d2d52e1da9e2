import type { Dice } from './dice'
import type { Nodes } from './nodes'
import type { Seat } from './people-at-tabs'

export interface Troubled {
  nodes: Nodes
  seats: readonly Seat[]
}
type Trouble = (run: Troubled, dice: Dice) => unknown

const at =
  (act: (seat: Seat, dice: Dice) => unknown): Trouble =>
  ({ seats }, dice) =>
    act(dice.pick(seats), dice)

/** What may happen to networks, nodes, Redis and tabs; nothing of it is waited for. Each as often as it stands here. */
export const troubles: Readonly<Record<string, { often: number; act: Trouble }>> = {
  reset: { often: 4, act: at(({ proxy }) => proxy.reset()) },
  blackHole: { often: 2, act: at(({ proxy }) => proxy.set({ blackHole: true })) },
  delay: { often: 2, act: at(({ proxy }, dice) => proxy.set({ delayMs: 10 + dice.below(300) })) },
  slice: { often: 1, act: at(({ proxy }, dice) => proxy.set({ sliceBytes: 200 + dice.below(2_000) })) },
  limit: {
    often: 1,
    act: at(({ proxy }, dice) => proxy.set({ bytesPerSecond: 50_000 + dice.below(200_000) })),
  },
  refuse: {
    often: 1,
    act: at(({ proxy }) => {
      proxy.set({ refuse: true })
      proxy.reset()
    }),
  },
  heal: { often: 5, act: at(({ proxy }) => proxy.heal()) },
  moveToTheOther: {
    often: 2,
    act: ({ nodes, seats }, dice) => {
      const { proxy } = dice.pick(seats)
      proxy.aim(dice.pick(nodes.urls))
      proxy.reset()
    },
  },
  restartHere: { often: 1, act: ({ nodes }) => nodes.restartHere() },
  killThere: { often: 1, act: ({ nodes }) => nodes.restartThere('SIGKILL') },
  stopThere: { often: 1, act: ({ nodes }) => nodes.restartThere() },
  loseRedis: { often: 1, act: ({ nodes }) => nodes.loseRedis() },
  freezeRedis: { often: 1, act: ({ nodes }) => nodes.freezeRedis() },
  mendRedis: { often: 2, act: ({ nodes }) => nodes.mendRedis() },
  miss: { often: 3, act: at(({ tab }, dice) => tab.miss(1 + dice.below(3))) },
  reload: { often: 2, act: at((seat) => seat.reload()) },
  openAPage: { often: 4, act: at((seat, dice) => seat.tab.show(dice.pick(seat.pages()))) },
  leaveAPage: { often: 3, act: at((seat, dice) => seat.tab.leave(dice.pick(seat.pages()))) },
  scrollBack: { often: 2, act: at((seat, dice) => seat.tab.scrollBack(dice.pick(seat.pages()))) },
  networkBack: { often: 1, act: () => window.dispatchEvent(new Event('online')) },
}

/** No trouble any more: what was held comes through, what was gone comes back. */
export async function calm({ nodes, seats }: Troubled): Promise<void> {
  nodes.mendRedis()
  for (const { proxy } of seats) proxy.heal()
  await nodes.settled()
}
