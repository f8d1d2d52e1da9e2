'use client'

import { useMutation } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { callApi } from '@/lib/client/api'
import { getStatement } from '@/lib/contracts/endpoints'
import type { StatementLine } from '@/lib/contracts/views'
import { fromTheTop, joinLines } from '@/lib/domain/statement/lines'
import { useStatementWebSocket } from './use-statement-web-socket'

/**
 * A wallet's statement: the newest page is live, older ones come when asked for. Lines never change once written
 * and are numbered without gaps, so every line read stays, a repeat is recognised and a hole is seen. A hole opens
 * when more new lines came than a page holds; it is filled by itself.
 */
export function useStatement(walletId: string, teamId: string) {
  const { data, error, refetch } = useStatementWebSocket(walletId, teamId)
  const [kept, setKept] = useState<readonly StatementLine[]>([])
  const older = useMutation({
    mutationFn: (before: number) => callApi(getStatement, { params: { walletId }, query: { before } }),
    onSuccess: (page) => setKept((lines) => joinLines([{ lines }, page])),
  })
  useEffect(() => {
    if (data) setKept((lines) => joinLines([{ lines }, data]))
  }, [data])
  const { lines, before, broken } = useMemo(
    () => fromTheTop(data ? joinLines([{ lines: kept }, data]) : []),
    [kept, data],
  )
  const { mutate, isIdle, isPending, isSuccess } = older
  useEffect(() => {
    if (broken && before !== null && (isIdle || isSuccess)) mutate(before)
  }, [broken, before, mutate, isIdle, isSuccess])
  return {
    answer: data,
    error,
    refetch,
    lines,
    more: before !== null,
    loadingMore: isPending,
    loadMoreError: older.error?.message ?? null,
    onLoadMore: () => before !== null && mutate(before),
  }
}
