import type { ReactNode } from 'react'
import { Breadcrumb, type BreadcrumbProps } from '@/components/ui/breadcrumb'
import { cn } from '@/components/ui/cn'

export type PageHeaderProps = {
  title: ReactNode
  /** A pill beside the title. */
  status?: ReactNode
  /** One line under it. */
  description?: ReactNode
  breadcrumb?: BreadcrumbProps['items']
  /** A crest or avatar before it. */
  leading?: ReactNode
  actions?: ReactNode
  /** Usually `TabLinks`. */
  tabs?: ReactNode
  className?: string
}

/** The page's only h1. */
export function PageHeader(props: PageHeaderProps) {
  const { title, status, description, breadcrumb, leading, actions, tabs, className } = props
  return (
    <header className={cn('pt-5 pb-4 md:pt-7 md:pb-5', tabs && 'pb-0 md:pb-0', className)}>
      {breadcrumb && <Breadcrumb items={breadcrumb} className="mb-1.5" />}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
        <div className="flex min-w-0 flex-1 basis-72 items-center gap-3.5">
          {leading}
          <div className="min-w-0">
            <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <h1 className="font-semibold text-2xl">{title}</h1>
              {status}
            </div>
            {description && <p className="text-muted">{description}</p>}
          </div>
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
      {tabs && <div className="mt-3">{tabs}</div>}
    </header>
  )
}
