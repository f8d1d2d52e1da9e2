import type { BodyOf } from '@/lib/contracts/endpoint'
import type { signUp as contract } from '@/lib/contracts/endpoints/accounts'
import { addressKey } from '@/lib/platform/address-key'
import { createUser } from '@/lib/server/auth/commands/create-user'
import { hashPassword, type PasswordCost } from '@/lib/server/auth/password'
import { takeTry } from '@/lib/server/auth/rate-limit'
import { inTransaction } from '@/lib/server/events/unit-of-work'
import { getInvite } from '../data/invites'
import { join } from './join'
import { takeInvite } from './use-invite'

/**
 * Makes an account by an invite: account, membership and the invite's use in one transaction.
 * @param from.address each try counts against it, so that an invite is no means to ask who has an account
 * @throws AppError not_found, invite_used, email_taken, rate_limited
 */
export async function signUp(
  input: BodyOf<typeof contract>,
  from: { address: string; cost?: PasswordCost },
): Promise<{ userId: string; leagueSlug: string }> {
  await takeTry('sign-up:address', addressKey(from.address))
  // Before the hash, which is work that a stranger must not be able to order.
  await getInvite(input.code)
  const passwordHash = await hashPassword(input.password, from.cost)
  return inTransaction({ userId: null }, async (uow) => {
    const invite = await takeInvite(uow, input.code)
    const userId = await createUser(uow, { email: input.email, name: input.name, passwordHash })
    await join(uow, userId, invite)
    const { slug } = await uow.tx.league.findUniqueOrThrow({ where: { id: invite.leagueId } })
    return { userId, leagueSlug: slug }
  })
}
