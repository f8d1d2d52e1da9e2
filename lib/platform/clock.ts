/** The server's clock. Commands take it as an argument, so a test can say what time it is. */
export type Clock = () => Date

export const systemClock: Clock = () => new Date()
