import { type Mutant, of } from './mutant'

const relay = 'lib/live/relay.ts'
const line = 'lib/live/nodes/line.ts'
const ready = of('lib/live/delivery.itest.ts')('promise 7: is ready from the moment it has started')
const slow = of('lib/live/nodes/nodes.itest.ts')('promise 7: a Redis that is slow delays')
const without = of('lib/live/nodes/nodes.itest.ts')('promise 7: without the wire nothing is lost')
const away = of('tests/integration/running/postgres-away.itest.ts')
const unsaved = away('promise 7: nothing is said to be saved')
const recovers = away('promise 7: what was told while the live side')

/** Redis or PostgreSQL away: delay, no loss, no false word. */
export const outages: Mutant[] = [
  {
    name: 'lost-database-answered-as-success',
    promise: 7,
    file: 'lib/server/events/try-again.ts',
    piece: "logger.warn({ err: error }, 'the connection broke in a transaction')",
    instead: 'return {} as T',
    tests: [unsaved],
  },
  {
    name: 'database-away-is-our-fault',
    promise: 7,
    file: 'lib/platform/database/errors.ts',
    piece: '/DatabaseNotReachable|ConnectionClosed|TooManyConnections|',
    instead: '/TooManyConnections|',
    tests: [unsaved],
  },
  {
    name: 'relay-gives-up-at-the-first-outage',
    promise: 7,
    file: relay,
    piece: '      this.recovered()\n    } catch (error) {\n',
    instead: '      this.recovered()\n    } catch (error) {\n      await new Promise(() => {})\n',
    tests: [ready],
  },
  {
    name: 'ready-without-a-database',
    promise: 7,
    file: relay,
    piece: '&& !this.outage &&',
    instead: '&&',
    tests: [ready],
  },
  {
    name: 'room-stuck-after-an-outage',
    promise: 7,
    file: relay,
    piece: '    } finally {\n      stream.catching = false',
    instead: '    } catch (error) {\n      throw error\n    }\n    {\n      stream.catching = false',
    tests: [recovers],
  },
  {
    name: 'wire-not-tried-again',
    promise: 7,
    file: line,
    piece: 'setTimeout(() => void this.connect(),',
    instead: 'setTimeout(() => void this.retryTimer,',
    tests: [without],
  },
  {
    name: 'heads-not-read-after-an-outage',
    promise: 7,
    file: 'lib/live/nodes/index.ts',
    piece: '      relay.look()\n',
    instead: '',
    tests: [slow],
    needs: 'redis-server',
  },
  {
    name: 'redis-outage-taken-for-fatal',
    promise: 7,
    file: line,
    piece: '    } catch (error) {\n      this.lose(attempt, error)\n    } finally {',
    instead: '    } finally {',
    tests: [without],
  },
]
