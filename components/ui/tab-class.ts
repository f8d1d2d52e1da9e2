export const tabListClass = 'no-scrollbar flex gap-5 overflow-x-auto overflow-y-hidden border-b border-line'

/** Active by Radix's state or by `aria-current`, so tabs and links look alike. */
export const tabClass =
  'tap relative inline-flex h-10 shrink-0 items-center gap-1.5 whitespace-nowrap border-transparent border-b-2 font-medium text-base text-muted -outline-offset-2 transition-colors duration-quick hover:text-text data-[state=active]:border-accent-text data-[state=active]:text-text aria-[current=page]:border-accent-text aria-[current=page]:text-text'
