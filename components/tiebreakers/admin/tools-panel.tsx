'use client'

import { Panel } from '@/components/ui/panel'
import { Tools } from './tools'
import type { ToolsProps } from './tools-props'

/** A commissioner's tools on the tiebreaker's own page. */
export function ToolsPanel(props: ToolsProps) {
  return (
    <Panel title="Commissioner" description="Whatever you do here, everybody sees it at once.">
      <Tools {...props} />
    </Panel>
  )
}
