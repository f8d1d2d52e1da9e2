import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { pageViewer } from '@/app/session'
import { InspectorPage } from '@/components/inspector/inspector-page'
import { HomeFrame } from '@/components/leagues/home-frame'
import { mayInspect } from '@/lib/server/inspector/access'
import { listLeagues } from '@/lib/server/leagues/data/leagues'
import { pageInbox } from '../inbox'

export const metadata: Metadata = { title: 'Inspector' }

/** Outside of the home pages' layout, whose skeleton would be sent as 200 before it is known that there is nothing here. */
export default async function Page() {
  const viewer = await pageViewer()
  if (!mayInspect(viewer)) notFound()
  const { userId, name, email } = viewer
  const [{ leagues }, inbox] = await Promise.all([listLeagues(viewer), pageInbox()])
  return (
    <HomeFrame person={{ userId, name, email }} inbox={inbox}>
      <InspectorPage userId={userId} leagues={leagues} />
    </HomeFrame>
  )
}
