'use client'

import { type RefObject, useEffect, useRef } from 'react'

/**
 * Scrolls to an element once it is there, when the address asked for it by '#id': the page that a link leads to is
 * not loaded yet when the browser looks.
 */
export function useArrival<E extends HTMLElement>(id: string): RefObject<E | null> {
  const element = useRef<E>(null)
  useEffect(() => {
    if (window.location.hash === `#${id}`) element.current?.scrollIntoView({ block: 'nearest' })
  }, [id])
  return element
}
