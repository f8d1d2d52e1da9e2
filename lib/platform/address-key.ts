import { isIPv4, isIPv6 } from 'node:net'

/** What is no address at all is still somebody's; cut, for it is kept. */
const LONGEST = 64

/**
 * Under which name an address is counted where tries and connections are limited. Whoever has IPv6 has a /64, 2^64 addresses, to
 * himself, so the /64 counts; an IPv4 address written as IPv6 is that IPv4 address. Ports and brackets, as some proxies
 * write them, do not count.
 */
export function addressKey(address: string): string {
  const bare = withoutPort(address.trim())
  if (isIPv4(bare)) return bare
  const [ip = ''] = bare.split('%')
  if (!isIPv6(ip)) return address.slice(0, LONGEST)
  const groups = groupsOf(ip)
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join('.')
  return `${groups
    .slice(0, 4)
    .map((group) => group.toString(16))
    .join(':')}::/64`
}

function withoutPort(address: string): string {
  const inBrackets = /^\[(.+)\](:\d+)?$/.exec(address)?.[1]
  return inBrackets ?? address.replace(/^(\d+(\.\d+){3}):\d+$/, '$1')
}

/** The eight groups of an IPv6 address; the URL parser writes each the same way however it came. */
function groupsOf(ip: string): number[] {
  const [head = '', tail] = new URL(`http://[${ip}]`).hostname.slice(1, -1).split('::')
  const [first, last] = [head, tail ?? ''].map((text) => (text ? text.split(':') : []))
  const zeros = Array<string>(8 - (first?.length ?? 0) - (last?.length ?? 0)).fill('0')
  return [...(first ?? []), ...zeros, ...(last ?? [])].map((group) => Number.parseInt(group, 16))
}
