/** Carries text between nodes: all hear it, the sender too, in the order of sending; who is not there misses it. */
export interface Wire {
  /** For the log. */
  readonly name: string
  /** The longest text it takes, in bytes. */
  readonly maxBytes: number
  /**
   * @param hears `end` is called at most once, when it no longer carries
   * @throws when it cannot be had
   */
  open(hears: { text: (text: string) => void; end: (reason: Error) => void }): Promise<OpenWire>
}

export interface OpenWire {
  /** Rejects when it did not go; that it resolves does not mean that anyone has heard it. */
  send(text: string): Promise<unknown>
  close(): void
}
