import type { ButtonProps } from './button'
import { Button } from './button'
import { cn } from './cn'

const square = { sm: 'size-8', md: 'size-9.5', lg: 'size-12' }

/** A button with a picture only. `label` is its name for a screen reader and its title under a mouse. */
export function IconButton({
  label,
  size,
  variant = 'ghost',
  className,
  ...props
}: Omit<ButtonProps, 'icon' | 'block'> & { label: string }) {
  return (
    <Button
      aria-label={label}
      title={label}
      variant={variant}
      size={size}
      className={cn('p-0 [&_svg]:size-4.5', square[size ?? 'md'], className)}
      {...props}
    />
  )
}
