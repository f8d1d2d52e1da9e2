import { type FeedPostView, REACTIONS, type Reaction } from '@/lib/contracts/views'

type Reactions = FeedPostView['reactions']

/** What I pressed and the page does not show yet. `since`: the version of the post that has it; null while under way. */
export type Pressed = { readonly [E in Reaction]?: { on: boolean; since: number | null } }

export const hasMine = (reactions: Reactions, emoji: Reaction, me: string): boolean =>
  reactions.some((each) => each.emoji === emoji && each.userIds.includes(me))

/** A post's reactions with mine as I last pressed them. Pure. */
export function withPressed(
  { reactions, version }: Pick<FeedPostView, 'reactions' | 'version'>,
  pressed: Pressed,
  me: string,
): Reactions {
  return REACTIONS.flatMap((emoji) => {
    const told = reactions.find((each) => each.emoji === emoji)?.userIds ?? []
    const mine = pressed[emoji]
    const others = told.filter((userId) => userId !== me)
    const known = !mine || (mine.since !== null && version >= mine.since)
    const userIds = known ? told : mine.on ? [...others, me] : others
    return userIds.length > 0 ? [{ emoji, userIds }] : []
  })
}
