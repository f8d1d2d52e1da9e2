'use client'

import { Ellipsis, PenLine, ReceiptText, Snowflake } from 'lucide-react'
import Link from 'next/link'
import { FrozenBadge } from '@/components/money/frozen-badge'
import { Money } from '@/components/money/money'
import { Crest } from '@/components/ui/crest'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { Td, Tr } from '@/components/ui/table'
import { useCurrency, useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'
import type { LeagueView, WalletView } from '@/lib/contracts/views'

/** What a commissioner does about a wallet. */
export type WalletAct = 'adjust' | 'freeze'

export interface WalletRowProps {
  team: LeagueView['teams'][number]
  wallet: WalletView
  onAct: (act: WalletAct) => void
}

export function WalletRow({ team, wallet, onAct }: WalletRowProps) {
  const { slug, me, currencies } = useLeague()
  const isCommissioner = useIsCommissioner()
  const currency = useCurrency(wallet.currencyId)
  const managers = team.managers.map(({ name }) => name).join(', ')
  return (
    <Tr selected={team.id === me.teamId}>
      <Td lead>
        <div className="flex items-center gap-3">
          <Crest name={team.name} seed={team.id} size="sm" />
          <div className="min-w-0">
            <p className="flex items-center gap-2">
              <Link
                href={paths.wallet(slug, wallet.id)}
                className="truncate font-medium hover:underline max-sm:max-w-36 sm:max-w-72"
              >
                {team.name}
              </Link>
              {wallet.frozen && <FrozenBadge />}
            </p>
            <p className="truncate text-muted text-sm max-sm:max-w-40 sm:max-w-72">
              {managers || 'No manager yet'}
            </p>
          </div>
        </div>
      </Td>
      {currencies.length > 1 && <Td label="in">{currency.name}</Td>}
      <Td numeric>
        <div className="flex items-center justify-end gap-1">
          <Money amount={wallet.total} currencyId={wallet.currencyId} className="font-medium" />
          {isCommissioner && (
            <DropdownMenu
              trigger={
                <IconButton label={`Wallet of ${team.name}, ${currency.name}`} size="sm">
                  <Ellipsis aria-hidden />
                </IconButton>
              }
            >
              <MenuItem
                icon={<PenLine aria-hidden />}
                disabled={wallet.frozen}
                onSelect={() => onAct('adjust')}
              >
                Adjust…
              </MenuItem>
              <MenuItem icon={<Snowflake aria-hidden />} onSelect={() => onAct('freeze')}>
                {wallet.frozen ? 'Unfreeze…' : 'Freeze…'}
              </MenuItem>
              <MenuItem asChild icon={<ReceiptText aria-hidden />}>
                <Link href={paths.wallet(slug, wallet.id)}>Statement</Link>
              </MenuItem>
            </DropdownMenu>
          )}
        </div>
      </Td>
    </Tr>
  )
}
