/** WebSocket frames by hand, for clients that cost some 16 KB each. */

/** What is left where nothing is. */
export const NOTHING = Buffer.alloc(0)

/** A text frame as a client must send it; the key is zero: masked, and the same. */
export function mask(text: string): Buffer {
  const body = Buffer.from(text)
  const long = body.length > 125
  const head = Buffer.alloc(long ? 8 : 6)
  head[0] = 0x81
  head[1] = 0x80 | (long ? 126 : body.length)
  if (long) head.writeUInt16BE(body.length, 2)
  return Buffer.concat([head, body])
}

/**
 * Tells where the body of each whole frame is in `data`, which is what a server has sent.
 * @param rest what was left of the chunk before
 * @returns what is left of this one: the beginning of a frame
 */
export function eachFrame(
  rest: Buffer,
  chunk: Buffer,
  onFrame: (data: Buffer, start: number, end: number) => void,
): Buffer {
  const data = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk
  let at = 0
  while (data.length - at >= 2) {
    const short = (data[at + 1] ?? 0) & 0x7f
    const start = at + (short < 126 ? 2 : short === 126 ? 4 : 10)
    if (data.length < start) break
    const length =
      short < 126 ? short : short === 126 ? data.readUInt16BE(at + 2) : Number(data.readBigUInt64BE(at + 2))
    const end = start + length
    if (data.length < end) break
    onFrame(data, start, end)
    at = end
  }
  return at === data.length ? NOTHING : Buffer.from(data.subarray(at))
}

/** What a server sends, cut into the texts of its frames. */
export class FrameReader {
  private rest: Buffer = NOTHING

  read(chunk: Buffer, onText: (text: string) => void): void {
    this.rest = eachFrame(this.rest, chunk, (data, start, end) => onText(data.toString('utf8', start, end)))
  }
}

/** What a browser sends to open a WebSocket. */
export const upgradeRequest = (url: URL, path: string, cookie: string | undefined): string =>
  [
    `GET ${path} HTTP/1.1`,
    ...[`Host: ${url.host}`, 'Upgrade: websocket', 'Connection: Upgrade', `Origin: ${url.origin}`],
    ...['Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==', 'Sec-WebSocket-Version: 13'],
    ...(cookie ? [`Cookie: ${cookie}`] : []),
    '\r\n',
  ].join('\r\n')
