import type { NextRequest } from 'next/server'

/**
 * The bids that this process has begun to receive and not answered yet. Under load one that was in time may wait for its
 * turn longer than the grace: a decision hears those first. On globalThis, since handlers and jobs have a copy each of this
 * module.
 */
const SLOT = Symbol.for('gavel.tiebreaker-arrivals')
interface Arrival {
  tiebreakerId: string
  since: number
  answered: Promise<unknown>
}

/** No bid that is held back by its sender, or stuck, may put a decision off for longer. */
const PATIENCE_MS = 3_000

function underWay(): Set<Arrival> {
  const home = globalThis as { [SLOT]?: Set<Arrival> }
  home[SLOT] ??= new Set()
  return home[SLOT]
}

type Route = (
  request: NextRequest,
  context: { params: Promise<Record<string, string | string[] | undefined>> },
) => Promise<Response>

/** A route of a tiebreaker, `[id]`, whose requests are known from their first moment until they are answered. */
export function heardFirst(route: Route): Route {
  return async (request, context) => {
    const since = Date.now()
    const { id } = await context.params
    const arrival = { tiebreakerId: String(id), since, answered: route(request, context) }
    underWay().add(arrival)
    try {
      return await arrival.answered
    } finally {
      underWay().delete(arrival)
    }
  }
}

/** Resolves when what came before an instant has been answered, or has had time enough. */
export async function whenHeard(tiebreakerId: string, before: number): Promise<void> {
  const waiting = [...underWay()].filter((each) => each.tiebreakerId === tiebreakerId && each.since < before)
  if (waiting.length === 0) return
  let timer: NodeJS.Timeout | undefined
  const patience = new Promise((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS)
  })
  await Promise.race([Promise.allSettled(waiting.map(({ answered }) => answered)), patience])
  clearTimeout(timer)
}
