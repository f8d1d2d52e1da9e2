'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from 'react'
import { cn } from './cn'

export interface HistoryListHandle {
  toEnd: () => void
  /** Brings an item into the middle; nothing when it is not in the list. */
  toItem: (key: string) => void
}

export type HistoryListProps<Item> = {
  ref?: Ref<HistoryListHandle>
  /** Its accessible name. */
  label: string
  items: readonly Item[]
  itemKey: (item: Item) => string
  renderItem: (item: Item) => ReactNode
  /** Above the first item, always 48 px high: that older ones load, or where it all began. */
  head: ReactNode
  /** The item to begin at, at the top; left out, the end. */
  startAt?: string
  /** Called while the first loaded item is near. */
  onStartNear?: () => void
  /** Whether the newest item is in sight. */
  onAtEnd?: (atEnd: boolean) => void
  estimateSize?: number
  className?: string
}

/** Within so many pixels of the end counts as there. */
const END_PX = 48
const START_PX = 600
const HEAD_PX = 48

/**
 * A list that begins at its end, of any length. What is being read keeps its place while items come above or below it;
 * at the end it stays at the end.
 */
export function HistoryList<Item>(props: HistoryListProps<Item>) {
  const { ref, label, items, itemKey, renderItem, head, startAt, onStartNear, onAtEnd, className } = props
  const frame = useRef<HTMLDivElement>(null)
  const atEnd = useRef<boolean | null>(null)
  const estimate = props.estimateSize ?? 52
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => frame.current,
    estimateSize: useCallback(() => estimate, [estimate]),
    getItemKey: useCallback((index: number) => itemKey(items[index] as Item), [items, itemKey]),
    overscan: 10,
    paddingStart: HEAD_PX,
    anchorTo: 'end',
    followOnAppend: true,
    scrollEndThreshold: END_PX,
    // React 19 warns when a render is flushed from inside another.
    useFlushSync: false,
  })

  const look = useCallback(() => {
    const element = frame.current
    if (!element) return
    const isAtEnd = element.scrollHeight - element.scrollTop - element.clientHeight <= END_PX
    if (isAtEnd !== atEnd.current) {
      atEnd.current = isAtEnd
      onAtEnd?.(isAtEnd)
    }
    if (element.scrollTop < START_PX) onStartNear?.()
  }, [onAtEnd, onStartNear])

  const indexOf = (key: string) => items.findIndex((item) => itemKey(item) === key)
  useImperativeHandle(ref, () => ({
    toEnd: () => virtualizer.scrollToEnd(),
    toItem: (key) => indexOf(key) >= 0 && virtualizer.scrollToIndex(indexOf(key), { align: 'center' }),
  }))

  // biome-ignore lint/correctness/useExhaustiveDependencies: where to begin is said once
  useLayoutEffect(() => {
    const start = startAt === undefined ? -1 : indexOf(startAt)
    if (start >= 0) virtualizer.scrollToIndex(start, { align: 'start' })
    else virtualizer.scrollToEnd()
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: other items are a reason to look
  useEffect(() => {
    // After the scrolling that they bring.
    const frameId = requestAnimationFrame(look)
    return () => cancelAnimationFrame(frameId)
  }, [look, items])

  // A frame that shrinks, for a keyboard or a longer draft, shows less of its end: it is kept in sight.
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => atEnd.current && virtualizer.scrollToEnd())
    observer.observe(element)
    return () => observer.disconnect()
  }, [virtualizer])

  return (
    <section
      ref={frame}
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must take focus
      tabIndex={0}
      onScroll={look}
      className={cn(
        'flex flex-col overflow-y-auto overscroll-contain -outline-offset-2 [overflow-anchor:none]',
        className,
      )}
    >
      {/* Where motion is reduced everything has a transition of 1 ms: a height that is not there yet cannot be scrolled in. */}
      <div
        className="relative mt-auto w-full shrink-0 transition-none"
        style={{ height: virtualizer.getTotalSize() }}
      >
        <div className="absolute inset-x-0 top-0 grid h-12 place-items-center">{head}</div>
        <ul>
          {virtualizer.getVirtualItems().map((row) => (
            <li
              key={row.key}
              ref={virtualizer.measureElement}
              data-index={row.index}
              className="absolute inset-x-0 top-0 transition-none"
              style={{ transform: `translateY(${row.start}px)` }}
            >
              {renderItem(items[row.index] as Item)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
