import { listChats as listing } from '@/lib/contracts/endpoints'
import { listChats } from '@/lib/server/chats/data'
import { handle } from '@/lib/server/http/handle'

export const GET = handle(listing, ({ viewer }) => listChats(viewer))
