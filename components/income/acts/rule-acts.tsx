'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { RuleSheet } from '../form/rule-sheet'
import { PayNowDialog } from './pay-dialog'
import { EndDialog, PauseDialog, ResumeDialog } from './state-dialogs'

/** A commissioner's tools on one income. */
export function RuleActs({ rule }: { rule: IncomeRuleView }) {
  const [editing, setEditing] = useState(false)
  return (
    <div className="flex flex-wrap gap-2 text-text">
      <PayNowDialog rule={rule} />
      <Button size="sm" onClick={() => setEditing(true)}>
        Edit…<span className="sr-only"> {rule.name}</span>
      </Button>
      {rule.state === 'paused' ? <ResumeDialog rule={rule} /> : <PauseDialog rule={rule} />}
      <EndDialog rule={rule} />
      {editing && <RuleSheet rule={rule} onClose={() => setEditing(false)} />}
    </div>
  )
}
