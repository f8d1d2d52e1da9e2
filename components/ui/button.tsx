import { cva, type VariantProps } from 'class-variance-authority'
import Link from 'next/link'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { cn } from './cn'
import { Spinner } from './spinner'

export const buttonClass = cva(
  'tap relative inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-sm border font-medium transition-colors duration-quick active:translate-y-px disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary:
          'border-transparent bg-accent text-on-accent shadow-sm enabled:hover:bg-accent-hover [a&]:hover:bg-accent-hover',
        secondary: 'border-line-strong/60 bg-raised text-text shadow-sm hover:border-line-strong',
        ghost: 'border-transparent text-text hover:bg-text/7',
        danger: 'border-transparent bg-danger text-on-danger shadow-sm hover:bg-danger/88',
      },
      size: {
        sm: 'h-8 px-2.5 text-sm',
        md: 'h-9.5 px-3.5 text-base',
        lg: 'h-12 px-5 text-lg',
      },
      block: { true: 'w-full' },
    },
    defaultVariants: { variant: 'secondary', size: 'md' },
  },
)

type Look = VariantProps<typeof buttonClass>

export type ButtonProps = ComponentProps<'button'> &
  Look & {
    /** Shows a spinner over the label, so the width stays; clicks and submits are swallowed, focus is kept. */
    loading?: boolean
    icon?: ReactNode
  }

export function Button({
  variant,
  size,
  block,
  loading,
  icon,
  className,
  children,
  onClick,
  type = 'button',
  ...props
}: ButtonProps) {
  const swallow = (event: MouseEvent) => event.preventDefault()
  return (
    <button
      type={type}
      className={cn(buttonClass({ variant, size, block }), className)}
      aria-busy={loading || undefined}
      aria-disabled={loading || undefined}
      onClick={loading ? swallow : onClick}
      {...props}
    >
      <span className={cn('inline-flex items-center gap-2', loading && 'opacity-0')}>
        {icon}
        {children}
      </span>
      {loading && (
        <span className="absolute inset-0 grid place-items-center">
          <Spinner />
        </span>
      )}
    </button>
  )
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant,
  size,
  block,
  icon,
  className,
  children,
  ...props
}: ComponentProps<typeof Link> & Look & { icon?: ReactNode }) {
  return (
    <Link className={cn(buttonClass({ variant, size, block }), className)} {...props}>
      {icon}
      {children}
    </Link>
  )
}
