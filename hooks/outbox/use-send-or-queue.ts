'use client'

import { useState } from 'react'
import { Intent } from '@/lib/client/intent'
import { newUuid } from '@/lib/client/new-uuid'
import { keyOf } from '@/lib/client/outbox'
import { useLiveClient } from '../live/live-context'
import type { DeedInput, KindName } from './kinds'
import { type DeedWords, type SentOrQueued, sendOrQueue } from './send-or-queue'

/** Does a thing now or, while there is no connection, when it is back. @throws ApiError */
export function useSendOrQueue<K extends KindName>(name: K) {
  const { connection } = useLiveClient()
  const [intent] = useState(newIntent)
  return (input: DeedInput<K>, words: DeedWords): Promise<SentOrQueued<K>> =>
    sendOrQueue(name, input, words, { connection, intent })
}

const newIntent = () => new Intent(Date.now, () => keyOf({ id: newUuid(), at: Date.now() }))
