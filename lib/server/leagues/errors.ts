import { AppError } from '@/lib/platform/app-error'

export const inviteUsed = () =>
  new AppError('invite_used', 'This invite link can no longer be used. Ask the commissioner for a new one.')

export const slugTaken = () => new AppError('conflict', 'Another league has this short name. Choose another.')

export const teamNameTaken = () => new AppError('conflict', 'Another team of this league has this name.')

export const alreadyMember = () => new AppError('conflict', 'You are in this league already.')

export const runsAnotherTeam = () => new AppError('conflict', 'You already run another team in this league.')

export const lastOwner = () =>
  new AppError('conflict', 'A league keeps at least one owner; its last one cannot be removed.')

export const sealedTeam = () =>
  new AppError(
    'conflict',
    'This team has bids in an open round, which nobody new may see. Join it after the close.',
  )
