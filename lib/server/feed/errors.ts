import { AppError } from '@/lib/platform/app-error'

export const onlyItsAuthor = () => new AppError('forbidden', 'Only the person who wrote this can change it.')

export const notYoursToDelete = () =>
  new AppError('forbidden', 'Only the person who wrote this, or a commissioner, can delete it.')

export const writtenByGavel = () =>
  new AppError('forbidden', 'Gavel wrote this post: it tells what happened, and stays as it is.')
