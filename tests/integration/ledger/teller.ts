import { type Orders, runErrands } from './bank'

/** A process of its own that runs errands over BalanceManager and tells its parent of each answer. */
process.once('message', async (orders: Orders) => {
  await runErrands(orders, (receipt) => process.send?.(receipt))
  // Not an exit at once: what was told is still on its way.
  process.disconnect()
})
process.once('disconnect', () => process.exit(0))
