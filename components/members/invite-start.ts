/** What the form of a new invite begins with. */
export type InviteStart = { role: 'commissioner' | 'manager' | 'spectator'; teamId: string | null }
