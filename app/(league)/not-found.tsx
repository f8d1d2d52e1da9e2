import type { Metadata } from 'next'
import { PageMissing } from '@/components/shell/page-missing'
import { Wordmark } from '@/components/ui/wordmark'

export const metadata: Metadata = { title: 'Nothing here' }

export default function NotFound() {
  return (
    <>
      <header className="flex h-bar items-center px-gutter md:px-6">
        <Wordmark />
      </header>
      <main id="main" tabIndex={-1}>
        <PageMissing />
      </main>
    </>
  )
}
