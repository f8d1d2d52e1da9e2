'use client'

import { Check, ChevronsUpDown, LayoutGrid, Plus } from 'lucide-react'
import Link from 'next/link'
import { DropdownMenu, MenuItem, MenuSeparator } from '@/components/ui/dropdown-menu'
import { useLeague } from '@/hooks/leagues/league-context'
import { useLeagues } from '@/hooks/leagues/use-leagues'
import type { AnswerOf } from '@/lib/contracts/endpoint'
import type { listLeagues } from '@/lib/contracts/endpoints/leagues'
import { paths } from '@/lib/contracts/paths'

/** The league that I am in, and the way to the others. */
export function LeagueSwitcher({ initial }: { initial: AnswerOf<typeof listLeagues> }) {
  const here = useLeague()
  const { leagues } = useLeagues(initial)
  return (
    <DropdownMenu
      align="start"
      label="Leagues"
      className="max-w-80"
      trigger={
        <button
          type="button"
          className="tap inline-flex h-9 min-w-0 items-center gap-1.5 rounded-sm px-2 font-medium hover:bg-text/7 md:-mx-2"
        >
          <span className="sr-only">League: </span>
          <span className="truncate">{here.name}</span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted" />
        </button>
      }
    >
      {leagues.map((league) => (
        <MenuItem key={league.id} asChild>
          <Link href={paths.league(league.slug)} aria-current={league.id === here.id ? 'true' : undefined}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{league.name}</span>
              {league.team && <span className="block truncate text-muted text-sm">{league.team.name}</span>}
            </span>
            {league.id === here.id && <Check aria-hidden className="text-accent-text!" />}
          </Link>
        </MenuItem>
      ))}
      <MenuSeparator />
      <MenuItem asChild>
        <Link href={paths.leagues()}>
          <LayoutGrid aria-hidden />
          My leagues
        </Link>
      </MenuItem>
      <MenuItem asChild>
        <Link href={paths.newLeague()}>
          <Plus aria-hidden />
          New league
        </Link>
      </MenuItem>
    </DropdownMenu>
  )
}
