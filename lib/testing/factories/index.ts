/** Leagues, people and players, made through the app's own commands: for tests and the demo league. */
export * from './connections'
export * from './income'
export * from './league'
export * from './people'
export * from './players'
export * from './rounds'
