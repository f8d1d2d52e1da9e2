/** Every route of the API, by the name that handlers, the browser's client and the OpenAPI document use. */
export * from './accounts'
export * from './leagues'
export * from './players'
export * from './rounds'
export * from './system'
export * from './teams'
