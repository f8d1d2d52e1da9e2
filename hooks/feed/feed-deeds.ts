import { z } from 'zod'
import { callApi } from '@/lib/client/api'
import { outboxKind } from '@/lib/client/outbox-kind'
import { createComment, createPost, reactToPost } from '@/lib/contracts/endpoints'
import { id, reaction } from '@/lib/contracts/views'

export const feedPost = outboxKind({
  input: z.object({ leagueId: id, text: z.string() }),
  lineOf: ({ leagueId }) => `feed:${leagueId}`,
  send: ({ leagueId, text }, call) => callApi(createPost, { ...call, params: { leagueId }, body: { text } }),
})

/** Whoever may read a feed may read all of it; who is out of the league is told so by its pages. */
const gone = 'The post was deleted.'

export const feedComment = outboxKind({
  input: z.object({ postId: id, text: z.string() }),
  lineOf: ({ postId }) => `post:${postId}`,
  send: ({ postId, text }, call) => callApi(createComment, { ...call, params: { postId }, body: { text } }),
  gone,
})

/** A reaction as it was meant last: it says on or off, so that twice is once. */
export const feedReaction = outboxKind({
  input: z.object({ postId: id, emoji: reaction, on: z.boolean() }),
  lineOf: ({ postId }) => `post:${postId}`,
  slotOf: ({ postId, emoji }) => `reaction:${postId}:${emoji}`,
  send: ({ postId, emoji, on }, call) =>
    callApi(reactToPost, { ...call, params: { postId }, body: { emoji, on } }),
  gone,
  stays: true,
  repeatable: true,
})
