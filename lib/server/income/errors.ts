import type { IncomeRuleView } from '@/lib/contracts/views'
import { AppError } from '@/lib/platform/app-error'

type State = IncomeRuleView['state']

const STANDS: Record<State, string> = {
  active: 'This income is being paid already.',
  paused: 'This income is paused. Resume it first.',
  ended: 'This income has ended. Make a new one instead.',
}

/** The act does not fit what the rule is at. */
export const wrongState = (state: string) => new AppError('conflict', STANDS[state as State], { state })

export const noPaymentLeft = () =>
  new AppError('invalid_request', 'No payment would fall before the end. Choose a later one, or none.')

export const notAhead = () =>
  new AppError('invalid_request', 'The first payment must lie ahead, by the server’s clock.')

export const tooFarAhead = () =>
  new AppError('invalid_request', 'The first payment may lie at most two years ahead.')

export const tooMany = (most: number) =>
  new AppError('conflict', `A league may have ${most} income rules. Change one that there is.`)

export const editedMeanwhile = (edition: number) =>
  new AppError('version_conflict', 'Someone else has just changed this income. Look at it again first.', {
    edition,
  })

export const stillCatchingUp = () =>
  new AppError(
    'conflict',
    'Payments that fell due while Gavel was down are being made just now. Try again in a minute.',
  )

export const notTakenBack = () =>
  new AppError('conflict', 'Only a payment that was taken back, and not made again since, can be made again.')

export const nothingToTakeBack = (state: string) =>
  new AppError(
    'conflict',
    state === 'reversed'
      ? 'That payment has been taken back already.'
      : 'Nothing was paid that could be taken back.',
    { state },
  )

interface Hindered {
  /** Names of teams whose total is less than what they got. */
  spent: string[]
  frozen: string[]
  /** A team has it, but holds it for its bids: which one would tell of them. */
  held: boolean
}

/** Taking a payment back is all or nothing. */
export function cannotGiveBack({ spent, frozen, held }: Hindered): AppError {
  const names = new Intl.ListFormat('en-GB')
  const sentences = [
    spent.length > 0 && `${names.format(spent)} no longer ${spent.length === 1 ? 'has' : 'have'} the money.`,
    frozen.length > 0 &&
      `The ${frozen.length === 1 ? 'wallet' : 'wallets'} of ${names.format(frozen)} ${frozen.length === 1 ? 'is' : 'are'} frozen.`,
    held &&
      'Some of it is held for bids now: it can be taken back once the rounds and tiebreakers in progress are over.',
  ].filter((sentence) => sentence !== false)
  return new AppError('insufficient_funds', `Nothing was taken back. ${sentences.join(' ')}`, {
    spent,
    frozen,
  })
}
