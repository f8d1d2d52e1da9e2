import { Prisma } from '@/prisma/generated/client'
import { database, type Queryable } from './client'

/**
 * Several statements that see the database as it was at one moment: what is being written meanwhile is in all of them or in none.
 * They come one after the other, on one connection.
 */
export const inSnapshot = <T>(read: (tx: Queryable) => Promise<T>): Promise<T> =>
  database().$transaction(read, {
    isolationLevel: Prisma.TransactionIsolationLevel.RepeatableRead,
    maxWait: 5_000,
    timeout: 15_000,
  })
