/**
 * The columns that the rows and their heading share. On a phone: badge, name, and at the end the base price over
 * the owner.
 */
export const playerColumns =
  'grid grid-cols-[2.25rem_minmax(0,1fr)_auto] grid-rows-[auto_auto] items-center gap-x-3 px-4 max-md:[&>*:nth-child(-n+2)]:row-span-2 max-md:[&>*:nth-child(n+4)]:col-start-3 md:grid-cols-[2.75rem_minmax(0,1.5fr)_minmax(0,1fr)_6.5rem_minmax(0,16rem)] md:grid-rows-1 md:gap-x-5 md:px-5'
