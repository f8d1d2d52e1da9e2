import type { SheetEditor } from '@/hooks/rounds/use-sheet-editor'

/** What a row can do to the sheet. */
export type BidActs = Pick<SheetEditor, 'type' | 'step' | 'enter' | 'leave'>
