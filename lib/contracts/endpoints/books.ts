import { z } from 'zod'
import { asOfSchema } from '../rooms'
import { booksView, id } from '../views'
import { endpointsOf } from './define'

const endpoint = endpointsOf('Books')

export const getBooks = endpoint('GET', '/api/leagues/{leagueId}/books', {
  summary: 'Whether the books of a league balance, and when that was last checked',
  params: z.strictObject({ leagueId: id }),
  answer: z.strictObject({ books: booksView, asOf: asOfSchema }),
})
