import { callApi } from '@/lib/client/api'
import { getChat } from '@/lib/contracts/endpoints'
import { type ChatAnswer, joinEarlierMessages } from './chat-rules'

/** The server gives so many at once of what is read by pages. */
const MOST_IN_A_PAGE = 100

/** The page of messages before what is shown. @throws ApiError */
export const readEarlier = (shown: ChatAnswer, limit = 50, signal?: AbortSignal): Promise<ChatAnswer> =>
  callApi(getChat, {
    params: { chatId: shown.chat.id },
    query: { before: shown.messages[0]?.seq, limit },
    signal,
  })

/** The newest messages or, with what is shown, all from its first on: in several answers where one does not hold them. */
export async function readChat(
  chatId: string,
  shown: ChatAnswer | undefined,
  signal: AbortSignal,
): Promise<ChatAnswer> {
  const from = shown?.messages[0]?.seq
  let read = await callApi(getChat, { params: { chatId }, query: { from }, signal })
  while (from && read.hasMore && (read.messages[0]?.seq ?? 0) > from) {
    read = joinEarlierMessages(await readEarlier(read, MOST_IN_A_PAGE, signal), read)
  }
  return read
}
