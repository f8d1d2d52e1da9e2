'use client'

import { useTheme } from 'next-themes'
import { useSyncExternalStore } from 'react'
import { themes } from '@/components/auth/themes'
import { Panel } from '@/components/ui/panel'
import { Segmented } from '@/components/ui/segmented'

const never = () => () => {}

/** Paper, night, or what the device says; kept in this browser. */
export function ThemePanel() {
  const { theme, setTheme } = useTheme()
  // The server does not know the browser's choice, so its page shows none.
  const inBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  return (
    <Panel title="Appearance" description="Kept in this browser.">
      <Segmented
        label="Theme"
        value={inBrowser ? (theme ?? '') : ''}
        onValueChange={setTheme}
        options={themes.map(({ value, label }) => ({ value, label }))}
      />
    </Panel>
  )
}
