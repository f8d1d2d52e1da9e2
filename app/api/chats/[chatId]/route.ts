import { getChat } from '@/lib/contracts/endpoints'
import { enterChat } from '@/lib/server/chats/access'
import { readThread } from '@/lib/server/chats/data'
import { handle } from '@/lib/server/http/handle'

export const GET = handle(getChat, async ({ params, query, viewer }) =>
  readThread(await enterChat(viewer, params.chatId), query),
)
