import type { Logger } from 'pino'
import { newId } from '@/lib/platform/ids'
import type { LiveLimits } from '../limits'
import type { Presence } from '../presence'
import type { Relay } from '../relay'
import type { Typing } from '../typing'
import { Line } from './line'
import { Nodes } from './nodes'
import { notifyWire } from './notify-wire'
import { redisWire } from './redis-wire'
import { makeSeal } from './seal'

export interface NodesOptions {
  /** Without it the nodes speak by NOTIFY. */
  redisUrl?: string
  databaseUrl: string
  /** GAVEL_SECRET, the same on every node. */
  secret: string
}

interface LiveParts {
  limits: LiveLimits
  logger: Logger
  /** Milliseconds of any steady clock. */
  now: () => number
  relay: Relay
  presence: Presence
  typing: Typing
}

/** This node's side of the line between nodes, tied to what it carries. */
export function connectNodes({ redisUrl, databaseUrl, secret }: NodesOptions, live: LiveParts): Nodes {
  const seal = makeSeal(secret)
  const { limits, logger, now, relay, presence, typing } = live
  const line = new Line({
    nodeId: newId(),
    wire: redisUrl ? redisWire(redisUrl, seal.channel) : notifyWire(databaseUrl, seal.channel),
    seal,
    limits,
    logger,
    now,
    onMessage: (message) => nodes.hear(message),
    onOpen: () => {
      nodes.opened()
      relay.look()
    },
  })
  const nodes = new Nodes({
    line,
    crowd: presence.crowd,
    limits,
    logger,
    now,
    everyone: () => presence.everyone(),
    onHead: (room, position) => relay.hint(room, position),
    onTyping: (nodeId, room, userId, types) => typing.heard(nodeId, room, userId, types),
  })
  return nodes
}
