import type { ReactNode } from 'react'
import { Panel } from '@/components/ui/panel'

export type AuthPanelProps = {
  title: ReactNode
  description?: ReactNode
  footer?: ReactNode
  children: ReactNode
}

/** The one panel of a public page, with the page's only h1. */
export function AuthPanel({ title, description, footer, children }: AuthPanelProps) {
  return (
    <Panel lit footer={footer}>
      <div className="grid gap-5 pt-1 sm:pt-2">
        <div className="grid gap-1">
          <h1 className="break-words font-semibold text-2xl">{title}</h1>
          {description && <p className="text-muted">{description}</p>}
        </div>
        {children}
      </div>
    </Panel>
  )
}
