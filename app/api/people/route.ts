import { listPeople as endpoint } from '@/lib/contracts/endpoints'
import { handle } from '@/lib/server/http/handle'
import { listPeople } from '@/lib/server/people/data'

export const GET = handle(endpoint, ({ viewer }) => listPeople(viewer))
