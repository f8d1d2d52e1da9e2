import { cva } from 'class-variance-authority'

/** The box of every text control. 16 px under a finger, or a phone zooms the page on focus. */
export const controlClass = cva(
  'tap w-full min-w-0 rounded-sm border border-line-strong bg-raised px-3 text-base text-text transition-colors duration-quick placeholder:text-muted hover:border-text/70 focus-visible:border-focus focus-visible:outline-2 focus-visible:outline-focus focus-visible:outline-offset-0 disabled:cursor-not-allowed disabled:opacity-55 aria-invalid:border-negative pointer-coarse:text-[1rem] dark:bg-sunken',
  {
    variants: { size: { sm: 'h-8 px-2.5 text-sm', md: 'h-9.5', lg: 'h-12 text-lg' } },
    defaultVariants: { size: 'md' },
  },
)
export type ControlSize = 'sm' | 'md' | 'lg'
