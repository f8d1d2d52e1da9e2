import { freezeWallet } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { runOnce } from '@/lib/server/idempotency/run-once'
import { enterMoneyAsCommissioner } from '@/lib/server/money/access'
import { setFrozen } from '@/lib/server/money/commands/freeze'

export const POST = handle(freezeWallet, async ({ params, body: { reason }, viewer, claim }) => {
  const scope = await enterMoneyAsCommissioner(viewer, 'wallet', params.id, 'wallet.freeze')
  const wallet = await runOnce({ scope: scope.leagueId, actor: viewer, claim }, (uow) =>
    setFrozen(uow, scope, { walletId: params.id, reason, frozen: true }),
  )
  return { wallet }
})
