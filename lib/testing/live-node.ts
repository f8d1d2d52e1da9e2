import { database } from '@/lib/platform/database/client'
import { commitAny } from './factories/live'
import { startLive } from './live-server'
import type { NodeRequest } from './other-node'
import { answerByRoute } from './route-server'
import { changeLeague } from './two-versions'

/** The live side as a process of its own, told what to do by `other-node.ts`. */
const { port, ...options } = JSON.parse(process.env.GAVEL_TEST_LIVE ?? '{}')
const live = await startLive(options, { port, answer: answerByRoute })

process.on('message', async ({ id, act }: NodeRequest) => {
  if (act.do === 'write') {
    for (let n = 0; n < act.count; n++) await commitAny(act.room)
  } else if (act.do === 'change') await changeLeague(act.leagueId)
  process.send?.({ id, stats: live.live.stats() })
})
// The test run is over, or was killed.
process.once('disconnect', async () => {
  await live.close()
  await database().$disconnect()
  process.exit()
})
process.send?.({ origin: live.origin })
