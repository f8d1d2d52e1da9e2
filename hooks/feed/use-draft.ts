'use client'

import { useEffect, useState } from 'react'

const keyOf = (name: string) => `gavel:draft:${name}`

/** Storage may be full or forbidden: then a draft lives as long as its page. */
function stored(name: string): string | null {
  try {
    return localStorage.getItem(keyOf(name))
  } catch {
    return null
  }
}

function store(name: string, text: string, initial: string) {
  try {
    if (text === initial) localStorage.removeItem(keyOf(name))
    else localStorage.setItem(keyOf(name), text)
  } catch {}
}

/**
 * Text that is being written, kept on this device until it is sent or given up.
 * @param name whose it is and where: people share devices
 */
export function useDraft(name: string, initial = '') {
  const [text, setText] = useState(initial)
  useEffect(() => {
    const found = stored(name)
    if (found !== null) setText(found)
  }, [name])
  return {
    text,
    write(next: string) {
      setText(next)
      store(name, next, initial)
    },
    /** Sent or given up. */
    clear() {
      setText(initial)
      store(name, initial, initial)
    },
  }
}
