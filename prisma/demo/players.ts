/** Made-up players for the demo league; any likeness is by chance. The same list every time. */

const FIRST =
  'Ada Bram Cato Dario Elif Finn Goran Hugo Ilya Jonas Kofi Luka Mateus Nils Odin Pavel Quim Rasmus Soren Tomás Ugo Viktor Wout Xabi Yannick Zoran Ángel Björn Çınar Émile Jürgen Łukasz Øystein Şevket Žiga Iñaki'.split(
    ' ',
  )
const LAST =
  'Abara Bellweather Castellane Dunmore Eketorp Fairburn Grønvold Halloran Ivančić Jansson Kestrel Lindqvist Marchetti Ndour Okonjo Pellegrin Quennell Rautio Sandoval Thorvald Ulloa Vašek Westerly Xhaferi Ylönen Zamorano Ferreira Mbeki Núñez Ødemark Šarić Wójcik Brämer Cotterill D’Arcy O’Rourke'.split(
    ' ',
  )
const CLUBS =
  'Harbour Town,Northgate,Saint Orwell,Millbrook,Castle Vale,Lantern City,Eastmere,Foxhollow,Port Amber,Winterfell Road'.split(
    ',',
  )
const POSITIONS = ['GK', 'DEF', 'DEF', 'DEF', 'MID', 'MID', 'MID', 'FWD', 'FWD', 'DEF', 'MID', 'FWD'] as const

export interface DemoPlayer {
  ref: string
  name: string
  shortName: string
  position: string
  club: string
  /** In florins, with one decimal. */
  price: string
}

export function demoPlayers(count = 240): DemoPlayer[] {
  const next = randomFrom(20_261_121)
  return Array.from({ length: count }, (_, index) => {
    const first = FIRST[Math.floor(next() * FIRST.length)] ?? ''
    const last = LAST[(index * 7 + Math.floor(next() * 3)) % LAST.length] ?? ''
    const tenths = 40 + Math.floor(next() ** 3 * 90)
    return {
      ref: `demo-${index + 1}`,
      name: `${first} ${last}`,
      shortName: last,
      position: POSITIONS[index % POSITIONS.length] ?? 'MID',
      club: CLUBS[Math.floor(next() * CLUBS.length)] ?? '',
      price: (tenths / 10).toFixed(1),
    }
  })
}

/** Mulberry32: small, and the same on every machine. Yields numbers from 0 up to 1. */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
