import type { ReactNode } from 'react'
import { pageViewer } from '@/app/session'
import { HomeFrame } from '@/components/leagues/home-frame'
import { pageInbox } from '../inbox'

export default async function HomeLayout({ children }: { children: ReactNode }) {
  const { userId, name, email } = await pageViewer()
  return (
    <HomeFrame person={{ userId, name, email }} inbox={await pageInbox()}>
      {children}
    </HomeFrame>
  )
}
