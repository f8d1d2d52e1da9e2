'use client'

import { useSelectedLayoutSegment } from 'next/navigation'
import { ThemeProvider } from 'next-themes'
import type { ReactNode } from 'react'
import { StaysWithoutConnection } from '@/components/live/stays-without-connection'
import { Toaster } from '@/components/ui/toaster'
import { TooltipProvider } from '@/components/ui/tooltip'
import { useSignedOut } from '@/hooks/auth/use-signed-out'
import { LiveProvider } from '@/hooks/live/live-provider'

/** Everything that wraps the whole app in the browser, outermost first. */
export function Providers({ children }: { children: ReactNode }) {
  // Nobody is signed in on the public pages: no socket, and no way back to where one is.
  const signedIn = useSelectedLayoutSegment() === '(league)'
  useSignedOut(signedIn)
  return (
    <ThemeProvider attribute="class" defaultTheme="system" enableSystem disableTransitionOnChange>
      <LiveProvider enabled={signedIn}>
        <TooltipProvider>
          {children}
          <Toaster />
          {signedIn && <StaysWithoutConnection />}
        </TooltipProvider>
      </LiveProvider>
    </ThemeProvider>
  )
}
