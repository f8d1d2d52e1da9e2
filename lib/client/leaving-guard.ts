export interface LeavingParts {
  /** Whether the server was heard of lately. */
  isConnected(): boolean
  /** Asks the server; false when it does not answer. Never rejects. */
  ask(): Promise<boolean>
  go(href: string): void
  /** Tells the person that this page stays. */
  stay(): void
}

/**
 * Keeps the page while there is no connection: a router that cannot fetch the next page lets the browser go there, and what was
 * being read gives way to an error page. Without a connection the server is asked first.
 */
export class LeavingGuard {
  private readonly parts: LeavingParts
  private wanted: string | null = null

  constructor(parts: LeavingParts) {
    this.parts = parts
  }

  /** @param here the address of this page */
  onClick(event: MouseEvent, here: string): void {
    if (this.parts.isConnected()) return
    const href = destinationOf(event, new URL(here))
    if (href === null) return
    event.preventDefault()
    void this.goIfReachable(href)
  }

  private async goIfReachable(href: string) {
    this.wanted = href
    const reachable = await this.parts.ask()
    if (this.wanted !== href) return
    this.wanted = null
    if (reachable) this.parts.go(href)
    else this.parts.stay()
  }
}

/** Which other page of ours a click opens in this tab; null: none. */
function destinationOf(event: MouseEvent, here: URL): string | null {
  if (event.defaultPrevented || event.button !== 0) return null
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = (event.target as Element | null)?.closest?.<HTMLAnchorElement>('a[href]')
  if (!link || (link.target && link.target !== '_self') || link.hasAttribute('download')) return null
  const { origin, pathname, search, hash } = new URL(link.href)
  if (origin !== here.origin || (pathname === here.pathname && search === here.search)) return null
  return `${pathname}${search}${hash}`
}
