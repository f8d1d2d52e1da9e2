import { randomUUID } from 'node:crypto'
import { DELETE as del, PATCH as patch } from '@/app/api/chats/[chatId]/messages/[messageId]/route'
import { POST as post } from '@/app/api/chats/[chatId]/messages/route'
import { POST as mark } from '@/app/api/chats/[chatId]/read/route'
import { GET as get } from '@/app/api/chats/[chatId]/route'
import { POST as direct } from '@/app/api/chats/direct/route'
import { GET as list } from '@/app/api/chats/route'
import type { ChatMessageView, ChatView } from '@/lib/contracts/views'
import { callRoute, type RouteAnswer } from './call-route'
import { RouteClient } from './route-client'

/** Someone who chats, by the routes that his tab would call. */
export class ChatClient extends RouteClient {
  async list(): Promise<ChatView[]> {
    return (await callRoute(list, { cookie: this.cookie })).body.chats
  }

  /** The channel of his only league. */
  async channel(): Promise<ChatView> {
    const channel = (await this.list()).find(({ kind }) => kind === 'league')
    if (!channel) throw new Error(`${this.name} has no channel`)
    return channel
  }

  thread(chatId: string, query = ''): Promise<RouteAnswer> {
    return callRoute(get, { cookie: this.cookie, params: { chatId }, path: `/api/chats/${chatId}${query}` })
  }

  open(userId: string): Promise<RouteAnswer> {
    return callRoute(direct, { cookie: this.cookie, body: { userId } })
  }

  send(
    chatId: string,
    text: string,
    more: { clientId?: string; replyToId?: string | null } = {},
    key?: string,
    headers: Record<string, string> = {},
  ): Promise<RouteAnswer> {
    const body = { clientId: randomUUID(), text, ...more }
    return callRoute(post, { cookie: this.cookie, params: { chatId }, body, key, headers })
  }

  /** Sends, and takes it that it is accepted. */
  async say(chatId: string, text: string, replyToId: string | null = null): Promise<ChatMessageView> {
    const answer = await this.send(chatId, text, { replyToId })
    if (answer.status !== 200) throw new Error(`${this.name}: ${JSON.stringify(answer.body)}`)
    return answer.body.message
  }

  edit({ chatId, id: messageId }: ChatMessageView, text: string): Promise<RouteAnswer> {
    const params = { chatId, messageId }
    return callRoute(patch, { cookie: this.cookie, method: 'PATCH', params, body: { text } })
  }

  delete({ chatId, id: messageId }: ChatMessageView): Promise<RouteAnswer> {
    return callRoute(del, { cookie: this.cookie, method: 'DELETE', params: { chatId, messageId } })
  }

  read(chatId: string, seq: number): Promise<RouteAnswer> {
    return callRoute(mark, { cookie: this.cookie, params: { chatId }, body: { seq } })
  }
}
