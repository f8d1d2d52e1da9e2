/** What a viewer is shown of each noun. A fetch and an event carry the same view, so they cannot disagree. */
export * from './base'
export * from './chat'
export * from './feed'
export * from './income'
export * from './league'
export * from './money'
export * from './people'
export * from './tiebreaker'
