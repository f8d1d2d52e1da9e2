import type { LiveSocket } from './types'

/** The sockets of this node, by user and by address; one that is being let in is among them already. */
export class Connections {
  private readonly byUser = new Map<string, LiveSocket[]>()
  private readonly byAddress = new Map<string, number>()

  add(socket: LiveSocket): void {
    const { userId } = socket.data.viewer
    const sockets = this.byUser.get(userId)
    if (sockets) sockets.push(socket)
    else this.byUser.set(userId, [socket])
  }

  remove(socket: LiveSocket): void {
    const { userId } = socket.data.viewer
    const left = this.of(userId).filter((each) => each !== socket)
    if (left.length > 0) this.byUser.set(userId, left)
    else this.byUser.delete(userId)
  }

  of(userId: string): LiveSocket[] {
    return [...(this.byUser.get(userId) ?? [])]
  }

  /** How many of a user's have been let in. */
  admitted(userId: string): number {
    let count = 0
    for (const { data } of this.byUser.get(userId) ?? []) if (data.admitted) count++
    return count
  }

  all(): LiveSocket[] {
    return [...this.byUser.values()].flat()
  }

  get users(): number {
    return this.byUser.size
  }

  countOfAddress(address: string): number {
    return this.byAddress.get(address) ?? 0
  }

  /** @returns how to take it off again, once */
  addAddress(address: string): () => void {
    this.byAddress.set(address, this.countOfAddress(address) + 1)
    return () => {
      const left = this.countOfAddress(address) - 1
      if (left > 0) this.byAddress.set(address, left)
      else this.byAddress.delete(address)
    }
  }
}
