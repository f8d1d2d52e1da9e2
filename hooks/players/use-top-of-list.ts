'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * Brings the list's beginning back under what sticks to the top when it shows something else than before; whoever
 * is further up stays where he is.
 * @returns for the element that sticks just above the list
 */
export function useTopOfList(shown: string): RefObject<HTMLDivElement | null> {
  const head = useRef<HTMLDivElement>(null)
  const before = useRef(shown)
  useEffect(() => {
    if (before.current === shown) return
    before.current = shown
    const element = head.current
    const list = element?.nextElementSibling
    if (!element || !list) return
    const hidden = element.getBoundingClientRect().bottom - list.getBoundingClientRect().top
    if (hidden > 0) window.scrollBy({ top: -hidden, behavior: 'instant' })
  }, [shown])
  return head
}
