'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useTheme } from 'next-themes'
import type { ReactNode } from 'react'
import { DropdownMenu, MenuRadioGroup, MenuRadioItem } from './dropdown-menu'
import { IconButton } from './icon-button'

/** Paper, night, or what the device says. The icon is chosen by CSS, so the server's page needs no guess. */
export function ThemeToggle() {
  const { theme, setTheme } = useTheme()
  return (
    <DropdownMenu
      trigger={
        <IconButton label="Theme">
          <Sun aria-hidden className="dark:hidden" />
          <Moon aria-hidden className="hidden dark:block" />
        </IconButton>
      }
    >
      <MenuRadioGroup value={theme} onValueChange={setTheme}>
        <MenuRadioItem value="light">
          <Label icon={<Sun aria-hidden />} text="Light" />
        </MenuRadioItem>
        <MenuRadioItem value="dark">
          <Label icon={<Moon aria-hidden />} text="Dark" />
        </MenuRadioItem>
        <MenuRadioItem value="system">
          <Label icon={<Monitor aria-hidden />} text="Same as device" />
        </MenuRadioItem>
      </MenuRadioGroup>
    </DropdownMenu>
  )
}

function Label({ icon, text }: { icon: ReactNode; text: string }) {
  return (
    <span className="flex items-center gap-2.5">
      {icon}
      {text}
    </span>
  )
}
