'use client'

import { usePathname } from 'next/navigation'
import { TabLinks } from '@/components/ui/tab-links'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

/** The pages about a league's money, for a PageHeader's `tabs`. */
export function MoneyTabs() {
  const { slug } = useLeague()
  const here = usePathname()
  const isCommissioner = useIsCommissioner()
  const tab = (href: string, label: string) => ({ href, label, active: here === href })
  return (
    <TabLinks
      label="Money"
      tabs={[
        tab(paths.money(slug), 'Wallets'),
        tab(paths.moneyIncome(slug), 'Income'),
        tab(paths.moneyShop(slug), 'Shop'),
        tab(paths.moneyQueue(slug), 'Queue'),
        ...(isCommissioner ? [tab(paths.moneyAudit(slug), 'Audit log')] : []),
      ]}
    />
  )
}
