'use client'

import { useCallback } from 'react'
import { downloadCsv } from '@/lib/client/download-csv'

/** Gives text to the person as a file. @param name without '.csv'; what no file name may hold is replaced */
export function useCsvDownload(): (name: string, csv: string) => void {
  return useCallback((name, csv) => downloadCsv(name, csv), [])
}
