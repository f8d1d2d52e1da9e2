'use client'

import { Tabs as Primitive } from 'radix-ui'
import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn'
import { tabClass, tabListClass } from './tab-class'

export type TabsProps = Omit<ComponentProps<typeof Primitive.Root>, 'children'> & {
  label: string
  tabs: readonly { value: string; label: ReactNode; count?: ReactNode; content: ReactNode }[]
}

/** Views of one thing on one page. When each view has an address of its own use `TabLinks`. */
export function Tabs({ label, tabs, className, ...props }: TabsProps) {
  return (
    <Primitive.Root defaultValue={tabs[0]?.value} {...props} className={cn('grid gap-4', className)}>
      <Primitive.List aria-label={label} className={tabListClass}>
        {tabs.map((tab) => (
          <Primitive.Trigger key={tab.value} value={tab.value} className={tabClass}>
            {tab.label}
            {tab.count !== undefined && <span className="figure text-muted text-sm">{tab.count}</span>}
          </Primitive.Trigger>
        ))}
      </Primitive.List>
      {tabs.map((tab) => (
        <Primitive.Content key={tab.value} value={tab.value} className="min-w-0">
          {tab.content}
        </Primitive.Content>
      ))}
    </Primitive.Root>
  )
}
