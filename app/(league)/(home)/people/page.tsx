import type { Metadata } from 'next'
import { pageViewer } from '@/app/session'
import { PeoplePage } from '@/components/people/people-page'
import { listPeople } from '@/lib/server/people/data'

export const metadata: Metadata = { title: 'People' }

export default async function Page() {
  return <PeoplePage initial={await listPeople(await pageViewer())} />
}
