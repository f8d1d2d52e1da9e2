import { Download, Ellipsis, Upload } from 'lucide-react'
import Link from 'next/link'
import { Button, ButtonLink } from '@/components/ui/button'
import { DropdownMenu, MenuItem } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { useIsCommissioner, useLeague } from '@/hooks/leagues/league-context'
import { paths } from '@/lib/contracts/paths'

/** What to do with the list as a whole; one menu on a phone. */
export function PlayersActions({ onExport }: { onExport: () => void }) {
  const { slug } = useLeague()
  const isCommissioner = useIsCommissioner()
  const importHref = paths.importPlayers(slug)
  return (
    <>
      <Button icon={<Download aria-hidden />} onClick={onExport} className="max-md:hidden">
        Export CSV
      </Button>
      {isCommissioner && (
        <ButtonLink href={importHref} icon={<Upload aria-hidden />} className="max-md:hidden">
          Import
        </ButtonLink>
      )}
      <DropdownMenu
        trigger={
          <IconButton label="Export and import" variant="secondary" className="md:hidden">
            <Ellipsis aria-hidden />
          </IconButton>
        }
      >
        <MenuItem icon={<Download aria-hidden />} onSelect={onExport}>
          Export CSV
        </MenuItem>
        {isCommissioner && (
          <MenuItem asChild>
            <Link href={importHref}>
              <Upload aria-hidden />
              Import
            </Link>
          </MenuItem>
        )}
      </DropdownMenu>
    </>
  )
}
