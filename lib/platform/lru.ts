/** A map that forgets what was used longest ago once it holds more than `most`. */
export class Lru<Key, Value> {
  private readonly map = new Map<Key, Value>()
  private readonly most: number

  constructor(most: number) {
    this.most = most
  }

  get size(): number {
    return this.map.size
  }

  get(key: Key): Value | undefined {
    const value = this.map.get(key)
    if (value !== undefined) this.set(key, value)
    return value
  }

  set(key: Key, value: Value): void {
    this.map.delete(key)
    this.map.set(key, value)
    if (this.map.size <= this.most) return
    const [oldest] = this.map.keys()
    this.map.delete(oldest as Key)
  }

  /** @param only delete it only while it is this very value */
  delete(key: Key, only?: Value): void {
    if (only === undefined || this.map.get(key) === only) this.map.delete(key)
  }

  clear(): void {
    this.map.clear()
  }
}
