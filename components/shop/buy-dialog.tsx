'use client'

import { Money } from '@/components/money/money'
import { Button } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { InlineAlert } from '@/components/ui/inline-alert'
import { Stat, StatRow } from '@/components/ui/stat'
import { toast } from '@/components/ui/toaster'
import { useLeague } from '@/hooks/leagues/league-context'
import { useIsAway } from '@/hooks/live/use-is-away'
import { PURCHASE_MINUTES } from '@/hooks/shop/shop-deeds'
import { useBuyItem } from '@/hooks/shop/use-shop-acts'
import type { ShopItemView } from '@/lib/contracts/views'
import { effectText } from './words'

const AWAY = `There is no connection: the purchase waits on this device and is made when you are back, if that is within ${PURCHASE_MINUTES} minutes and the price is the same. Until then nothing is paid.`

/** Buys one for my team, with the balance before and after. */
export function BuyDialog({ item }: { item: ShopItemView }) {
  const league = useLeague()
  const { teams, me } = league
  const buy = useBuyItem()
  const { name, price, currencyId, effect } = item
  const away = useIsAway()
  const team = teams.find((each) => each.id === me.teamId)
  const wallet = team?.wallets.find((each) => each.currencyId === currencyId)
  const available = BigInt(wallet?.available ?? '0')
  const left = available - BigInt(price)
  return (
    <ConfirmDialog
      trigger={
        <Button size="sm" aria-label={`Buy ${name}`}>
          Buy
        </Button>
      }
      title={`Buy “${name}”?`}
      consequences={[
        ...(away ? [AWAY] : []),
        <>
          {team?.name} pays <Money amount={price} currencyId={currencyId} className="pointer-events-none" />{' '}
          at once.
        </>,
        `It has ${effectText(effect, league)}, from this moment on.`,
        'A commissioner alone can refund it.',
      ]}
      confirmLabel={away ? 'Buy when I am back' : 'Buy'}
      confirmDisabled={left < 0n}
      onConfirm={async () => {
        if (await buy(item)) toast.success(`“${name}” is yours.`)
        else toast.info(`“${name}” is not bought yet: it waits for the connection.`)
      }}
    >
      <StatRow columns={2}>
        <Stat label="Available now" value={<Money amount={String(available)} currencyId={currencyId} />} />
        <Stat
          label="Afterwards"
          value={left < 0n ? '–' : <Money amount={String(left)} currencyId={currencyId} />}
        />
      </StatRow>
      {left < 0n && (
        <InlineAlert
          tone="negative"
          title={
            BigInt(wallet?.held ?? '0') > 0n
              ? 'There is not enough available: part of your money is held for your bids.'
              : 'There is not enough money in the wallet.'
          }
        />
      )}
    </ConfirmDialog>
  )
}
