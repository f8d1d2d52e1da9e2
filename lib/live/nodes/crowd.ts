import type { Move, Person } from './items'

interface Node {
  /** Of its people; null until all of them were heard. */
  revision: number | null
  people: Map<string, Set<string>>
  /** Parts of a list that is still coming. */
  coming: { revision: number; parts: number; people: Person[] } | null
  fadesAt: number
  askedAt: number
}

/** Who is where on the other nodes, as they told. Pure; the time comes in. */
export class Crowd {
  private readonly nodes = new Map<string, Node>()
  private readonly ttlMs: number
  private readonly onChange: (place: string, userId: string) => void

  /** @param ttlMs a node that is silent for so long is gone, and its people with it */
  constructor(ttlMs: number, onChange: (place: string, userId: string) => void) {
    this.ttlMs = ttlMs
    this.onChange = onChange
  }

  get size(): number {
    return this.nodes.size
  }

  /** A node lives. @returns whether what it has told of its people is complete up to this revision */
  hear(nodeId: string, now: number, revision?: number): boolean {
    const node = this.nodes.get(nodeId) ?? newNode()
    this.nodes.set(nodeId, node)
    node.fadesAt = now + this.ttlMs
    return revision === undefined ? node.revision !== null : node.revision === revision
  }

  /** @returns false: one before it was lost */
  move(nodeId: string, revision: number, moves: readonly Move[]): boolean {
    const node = this.nodes.get(nodeId)
    if (!node || node.revision === null || revision > node.revision + 1) return false
    if (revision <= node.revision) return true
    node.revision = revision
    for (const [place, userId, here] of moves) {
      if (here) this.put(node, [place, userId])
      else this.take(node, [place, userId])
    }
    return true
  }

  replace(
    nodeId: string,
    list: { revision: number; part: number; parts: number; people: readonly Person[] },
  ) {
    const node = this.nodes.get(nodeId)
    if (!node || (node.revision !== null && node.revision > list.revision)) return
    if (list.part === 0) node.coming = { revision: list.revision, parts: 0, people: [] }
    const { coming } = node
    if (coming?.revision !== list.revision || coming.parts !== list.part) return
    coming.parts++
    coming.people.push(...list.people)
    if (coming.parts < list.parts) return
    node.coming = null
    node.revision = list.revision
    const now = new Set(coming.people.map(([place, userId]) => `${place} ${userId}`))
    for (const person of peopleOf(node)) if (!now.has(person.join(' '))) this.take(node, person)
    for (const person of coming.people) this.put(node, person)
  }

  /** Whether a node may be asked for all its people: not again within `everyMs`, for the answer may be under way. */
  mayAsk(nodeId: string, now: number, everyMs: number): boolean {
    const node = this.nodes.get(nodeId)
    if (!node || now - node.askedAt < everyMs) return false
    node.askedAt = now
    return true
  }

  /** It stops: whoever was on it and is not back elsewhere by then is gone. */
  leaveAt(nodeId: string, at: number): void {
    const node = this.nodes.get(nodeId)
    if (node) node.fadesAt = at
  }

  /** Lets go of nodes that were silent for too long. */
  fade(now: number): void {
    for (const [nodeId, node] of this.nodes) {
      if (now < node.fadesAt) continue
      this.nodes.delete(nodeId)
      for (const person of peopleOf(node)) this.take(node, person)
    }
  }

  /** It was we who could not hear: nobody is silent before there was time to speak. */
  forgive(now: number): void {
    for (const node of this.nodes.values()) node.fadesAt = Math.max(node.fadesAt, now + this.ttlMs)
  }

  has(place: string, userId: string): boolean {
    for (const { people } of this.nodes.values()) if (people.get(place)?.has(userId)) return true
    return false
  }

  at(place: string): string[] {
    return [...this.nodes.values()].flatMap(({ people }) => [...(people.get(place) ?? [])])
  }

  /** On whichever node he is. */
  expel(place: string, userId: string): void {
    for (const node of this.nodes.values()) this.take(node, [place, userId])
  }

  private put({ people }: Node, [place, userId]: Person) {
    const there = people.get(place) ?? new Set()
    people.set(place, there)
    if (there.has(userId)) return
    there.add(userId)
    this.onChange(place, userId)
  }

  private take({ people }: Node, [place, userId]: Person) {
    const there = people.get(place)
    if (!there?.delete(userId)) return
    if (there.size === 0) people.delete(place)
    this.onChange(place, userId)
  }
}

const newNode = (): Node => ({
  ...{ revision: null, people: new Map(), coming: null },
  ...{ fadesAt: 0, askedAt: -Infinity },
})

const peopleOf = ({ people }: Node): Person[] =>
  [...people].flatMap(([place, there]) => [...there].map((userId): Person => [place, userId]))
