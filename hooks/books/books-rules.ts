import type { CacheRules } from '@/lib/client/cache-rule'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { getBooks } from '@/lib/contracts/endpoints'

export type BooksAnswer = AnswerOf<typeof getBooks>

/** What an event makes of a league's light: it says all of it. */
export const booksRules: CacheRules<BooksAnswer> = {
  ledger_check: (data, { data: { books } }) =>
    books.version > data.books.version ? { ...data, books } : data,
}
