import { type Mutant, of } from './mutant'

const versions = of('tests/integration/running/versions.itest.ts')
const rolling = versions('promise 10: two versions')
const upgrades = of('lib/platform/upgrades.test.ts')
const upgradesFile = 'lib/platform/upgrades.ts'

/** Pages and sockets in one process, and nodes that are replaced one by one. */
export const running: Mutant[] = [
  {
    name: 'foreign-upgrade-left-hanging',
    promise: 9,
    file: upgradesFile,
    piece: "else refuse(socket, owners ? '404 Not Found' : '503 Service Unavailable')",
    instead: "else if (!owners) refuse(socket, '503 Service Unavailable')",
    tests: [upgrades('promise 9: an upgrade that is nobody’s')],
  },
  {
    name: 'sockets-end-with-the-first-page',
    promise: 9,
    file: upgradesFile,
    piece: 'if (owner) owner(request, socket, head)',
    instead: `if (owner) {
      owner(request, socket, head)
      socket.end()
    }`,
    tests: [upgrades('promise 9: each upgrade goes to its owner')],
  },
  {
    name: 'reset-ends-the-process',
    promise: 9,
    file: upgradesFile,
    piece: "socket.on('error', () => socket.destroy())",
    instead: '',
    tests: [upgrades('promise 9: a peer that resets')],
  },
  {
    name: 'early-upgrade-left-hanging',
    promise: 9,
    file: upgradesFile,
    piece: "else refuse(socket, owners ? '404 Not Found' : '503 Service Unavailable')",
    instead: "else if (owners) refuse(socket, '404 Not Found')",
    tests: [upgrades('promise 9: an upgrade that comes while the server starts')],
  },
  {
    name: 'followed-upgrade-ends-the-process',
    promise: 9,
    file: 'lib/platform/drain.ts',
    piece: "    socket.on('error', letGo)\n",
    instead: '',
    tests: [of('lib/platform/drain.test.ts')('promise 9: a tab that comes back while the server starts')],
  },
  {
    name: 'unknown-type-dropped',
    promise: 10,
    file: 'lib/domain/visibility/project-event.ts',
    piece: 'if (!project) return { room, epoch, seq, unknown: true }',
    instead: 'if (!project) return { room, epoch, seq }',
    tests: [rolling],
  },
  {
    name: 'unknown-to-the-tab-ignored',
    promise: 10,
    file: 'lib/client/patch.ts',
    piece: "(event.unknown ? 'refetch' : data)",
    instead: 'data',
    tests: [of('lib/client/live-queries.test.ts')('after an event during a refetch')],
  },
  {
    name: 'newer-type-not-heard',
    promise: 10,
    file: 'lib/client/live-connection.ts',
    piece: 'if (fact) this.rooms.receive(fact)',
    instead: 'void fact',
    tests: [
      of('lib/client/live-connection.test.ts')(
        'promise 10: takes a fact of a type that this page does not know',
      ),
    ],
  },
  {
    name: 'stops-so-that-tabs-stay-away',
    promise: 10,
    file: 'lib/live/gateway.ts',
    piece: '      engine.close()\n',
    instead: '      io.disconnectSockets(true)\n      engine.close()\n',
    tests: [of('lib/live/delivery.itest.ts')('promise 10: closes its sockets on stop')],
  },
  {
    name: 'unknown-item-ends-the-message',
    promise: 10,
    file: 'lib/live/nodes/nodes.ts',
    piece: `      } catch (error) {
        // Of another version`,
    instead: `      } catch (error) {
        throw error
        // Of another version`,
    tests: [of('lib/live/nodes/hearing.test.ts')('promise 10: what another version says')],
  },
]
