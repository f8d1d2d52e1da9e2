'use client'

import { useState } from 'react'

const keyOf = (me: string, chatId: string) => `gavel:draft:${me}:${chatId}`

/** What is being written in a chat, kept in this tab until it is sent: a reload finds it again. */
export function useDraft(me: string, chatId: string): [string, (text: string) => void] {
  const key = keyOf(me, chatId)
  const [text, setText] = useState(() => read(key))
  const write = (next: string) => {
    setText(next)
    keep(key, next)
  }
  return [text, write]
}

function read(key: string): string {
  try {
    return sessionStorage.getItem(key) ?? ''
  } catch {
    return ''
  }
}

/** Storage may be full or forbidden: then a draft lives as long as its page. */
function keep(key: string, text: string) {
  try {
    if (text) sessionStorage.setItem(key, text)
    else sessionStorage.removeItem(key)
  } catch {}
}
