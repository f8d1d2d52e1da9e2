'use client'

import { useEffect, useState } from 'react'

/** Has the value stood as it is for so long? For what must not be pressed in the instant in which it changes by itself. */
export function useSettled(value: string, ms: number): boolean {
  const [stood, setStood] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setStood(value), ms)
    return () => clearTimeout(timer)
  }, [value, ms])
  return stood === value
}
