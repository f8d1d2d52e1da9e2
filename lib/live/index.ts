/** The live side of one node: what server.ts mounts, and nothing else of it. */
export { createLive, type Live, type LiveOptions, type LiveStats } from './gateway'
