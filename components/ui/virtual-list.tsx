'use client'

import { useVirtualizer, useWindowVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react'
import { cn } from './cn'

export type VirtualListProps<Item> = {
  /** Its accessible name. */
  label: string
  items: readonly Item[]
  itemKey: (item: Item, index: number) => string
  renderItem: (item: Item, index: number) => ReactNode
  /** Pixels; rows are measured once they are drawn. */
  estimateSize?: number
  /** All there are, when only some are loaded: what a screen reader counts. */
  total?: number
  /** Called when the last loaded row comes near. */
  onEndReached?: () => void
  /** `window` scrolls with the page, `container` inside its own height (give one by `className`). */
  scroll?: 'window' | 'container'
  handle?: Ref<VirtualListHandle>
  className?: string
}

export interface VirtualListHandle {
  /**
   * To the very top of what scrolls. Not by `window.scrollTo`: the list would not know of it yet, take rows that it draws
   * above for a shift of what one reads, and scroll back.
   */
  scrollToTop(): void
}

/** A list of any length: only what is in sight is in the page. Needs no more than about 100 rows to be worth it. */
export function VirtualList<Item>({ scroll = 'window', ...props }: VirtualListProps<Item>) {
  return scroll === 'window' ? <InWindow {...props} /> : <InContainer {...props} />
}

function InWindow<Item>(props: VirtualListProps<Item>) {
  const list = useRef<HTMLUListElement>(null)
  const [scrollMargin, setScrollMargin] = useState(0)
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0
    setScrollMargin(Math.round(top + window.scrollY))
  }, [])
  const virtualizer = useWindowVirtualizer({ ...options(props), scrollMargin })
  useHandle(props.handle, virtualizer)
  return <Rows {...props} ref={list} virtualizer={virtualizer} offset={scrollMargin} />
}

function InContainer<Item>({ className, ...props }: VirtualListProps<Item>) {
  const frame = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({ ...options(props), getScrollElement: () => frame.current })
  useHandle(props.handle, virtualizer)
  return (
    <section
      ref={frame}
      aria-label={props.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroll region must take focus
      tabIndex={0}
      className={cn('overflow-y-auto -outline-offset-2', className)}
    >
      <Rows {...props} virtualizer={virtualizer} offset={0} />
    </section>
  )
}

function useHandle(
  handle: Ref<VirtualListHandle> | undefined,
  virtualizer: { scrollToOffset: (offset: number) => void },
) {
  useImperativeHandle(handle, () => ({ scrollToTop: () => virtualizer.scrollToOffset(0) }), [virtualizer])
}

function options<Item>({ items, itemKey, estimateSize = 52, onEndReached }: VirtualListProps<Item>) {
  return {
    count: items.length,
    estimateSize: () => estimateSize,
    getItemKey: (index: number) => itemKey(items[index] as Item, index),
    overscan: 8,
    // React 19 warns when a render is flushed from inside another.
    useFlushSync: false,
    onChange: (instance: { range: { endIndex: number } | null }) => {
      if (instance.range && instance.range.endIndex >= items.length - 6) onEndReached?.()
    },
  }
}

type RowsProps<Item> = VirtualListProps<Item> & {
  virtualizer: Virtualizer<Window, Element> | Virtualizer<HTMLDivElement, Element>
  offset: number
  ref?: Ref<HTMLUListElement>
}

function Rows<Item>({
  virtualizer,
  offset,
  items,
  label,
  total,
  renderItem,
  className,
  ref,
}: RowsProps<Item>) {
  return (
    <ul
      ref={ref}
      aria-label={label}
      className={cn('relative', className)}
      style={{ height: virtualizer.getTotalSize() }}
    >
      {virtualizer.getVirtualItems().map((row) => (
        <li
          key={row.key}
          ref={virtualizer.measureElement}
          data-index={row.index}
          aria-setsize={total ?? items.length}
          aria-posinset={row.index + 1}
          className="absolute inset-x-0 top-0 border-b"
          style={{ transform: `translateY(${row.start - offset}px)` }}
        >
          {renderItem(items[row.index] as Item, row.index)}
        </li>
      ))}
    </ul>
  )
}
