import { Wordmark } from '@/components/ui/wordmark'

export default function Home() {
  return (
    <main id="main" className="page grid min-h-dvh place-items-center">
      <h1>
        <Wordmark size="lg" />
      </h1>
    </main>
  )
}
