import type { ReactNode } from 'react'
import { pageViewer } from '@/app/session'
import { HomeFrame } from '@/components/leagues/home-frame'

export default async function LeaguesLayout({ children }: { children: ReactNode }) {
  const { name, email } = await pageViewer()
  return <HomeFrame person={{ name, email }}>{children}</HomeFrame>
}
