'use client'

import { Bell, LogOut, UserRound, UsersRound } from 'lucide-react'
import Link from 'next/link'
import { useTheme } from 'next-themes'
import { useRef } from 'react'
import { IncomingCount } from '@/components/people/incoming-count'
import { Avatar } from '@/components/ui/avatar'
import {
  DropdownMenu,
  MenuItem,
  MenuLabel,
  MenuRadioGroup,
  MenuRadioItem,
  MenuSeparator,
} from '@/components/ui/dropdown-menu'
import { paths } from '@/lib/contracts/paths'
import { themes } from './themes'
import { useAskSignOut } from './use-ask-sign-out'

export type Person = { userId: string; name: string; email: string }

/** Who I am here: people, inbox, account, theme, sign out. */
export function UserMenu({ userId, name, email }: Person) {
  const { theme, setTheme } = useTheme()
  const trigger = useRef<HTMLButtonElement>(null)
  const { leave, busy, dialog } = useAskSignOut(userId, trigger)
  return (
    <>
      {dialog}
      <DropdownMenu
        label={name}
        className="max-w-72"
        trigger={
          <button
            ref={trigger}
            type="button"
            className="tap grid size-9.5 place-items-center rounded-full"
            aria-busy={busy || undefined}
          >
            <Avatar name={name} size="sm" />
            <span className="sr-only">{name}, account and settings</span>
          </button>
        }
      >
        <MenuLabel>
          <span className="block truncate font-medium text-base text-text">{name}</span>
          <span className="block truncate">{email}</span>
        </MenuLabel>
        <MenuSeparator />
        <MenuItem asChild>
          <Link href={paths.people()}>
            <UsersRound aria-hidden />
            <span className="min-w-0 flex-1">People</span>
            <IncomingCount />
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link href={paths.inbox()}>
            <Bell aria-hidden />
            Inbox
          </Link>
        </MenuItem>
        <MenuItem asChild>
          <Link href={paths.account()}>
            <UserRound aria-hidden />
            Account
          </Link>
        </MenuItem>
        <MenuSeparator />
        <MenuRadioGroup value={theme} onValueChange={setTheme} aria-label="Theme">
          {themes.map(({ value, label, icon: Icon }) => (
            <MenuRadioItem key={value} value={value}>
              <span className="flex items-center gap-2.5">
                <Icon aria-hidden />
                {label}
              </span>
            </MenuRadioItem>
          ))}
        </MenuRadioGroup>
        <MenuSeparator />
        <MenuItem icon={<LogOut aria-hidden />} onSelect={leave}>
          Sign out
        </MenuItem>
      </DropdownMenu>
    </>
  )
}
