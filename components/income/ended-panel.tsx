import { Money } from '@/components/money/money'
import { List, ListItem } from '@/components/ui/list-row'
import { Panel } from '@/components/ui/panel'
import type { IncomeRuleView } from '@/lib/contracts/views'
import { everyText } from './words'

export function EndedPanel({ rules }: { rules: readonly IncomeRuleView[] }) {
  return (
    <Panel flush title="Ended">
      <List label="Income that has ended">
        {rules.map((rule) => (
          <ListItem
            key={rule.id}
            title={rule.name}
            subtitle={`Was paid ${everyText(rule.schedule.every, rule.schedule.unit)}, ${rule.paidCount === 1 ? 'once' : `${rule.paidCount} times`}`}
            trailing={<Money amount={rule.paidTotal} currencyId={rule.currencyId} />}
          />
        ))}
      </List>
    </Panel>
  )
}
