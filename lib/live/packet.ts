import * as ws from 'ws'
import type { LiveSocket } from './types'

/** Not in the types of `ws`; Socket.IO's own adapter uses it, too. */
const { frame } = (ws as unknown as { Sender: { frame(data: Buffer, options: object): Buffer[] } }).Sender
const TEXT = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false }

/** One message, made once however many hear it. */
export class Packet {
  /** As Socket.IO writes an event in the main namespace. */
  readonly text: string
  /** These do not hear it. */
  readonly except: ReadonlySet<LiveSocket> | null
  /** Rises with each: the order in which they were told. */
  readonly order: number
  private framed: Buffer | null = null
  private static made = 0

  constructor(name: string, data: unknown, except: ReadonlySet<LiveSocket> | null = null) {
    this.text = `2${JSON.stringify([name, data])}`
    this.except = except
    this.order = Packet.made++
  }

  /** The same as a WebSocket frame; 4 is Engine.IO's "message". */
  get frame(): Buffer {
    this.framed ??= joined(frame(Buffer.from(`4${this.text}`), TEXT))
    return this.framed
  }
}

/** Together, in memory of their own: a piece of Node's pool keeps all 64 KB of it for as long as one reader lets the piece wait. */
export function joined(parts: readonly Buffer[]): Buffer {
  const whole = Buffer.allocUnsafeSlow(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) at += part.copy(whole, at)
  return whole
}
