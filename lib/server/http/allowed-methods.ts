import { allEndpoints } from './all-endpoints'

interface Node {
  literal: Map<string, Node>
  parameter: Node | null
  methods: Set<string>
}
const makeNode = (): Node => ({ literal: new Map(), parameter: null, methods: new Set() })

const root = makeNode()
for (const { endpoint } of allEndpoints) {
  let node = root
  for (const part of endpoint.path.split('/').slice(1)) node = childFor(node, part)
  node.methods.add(endpoint.method)
  if (endpoint.method === 'GET') node.methods.add('HEAD')
}

function childFor(node: Node, part: string): Node {
  if (part.startsWith('{')) {
    node.parameter ??= makeNode()
    return node.parameter
  }
  const child = node.literal.get(part) ?? makeNode()
  node.literal.set(part, child)
  return child
}

/**
 * The methods that a path of the API takes; null when no endpoint has this path.
 * @param target path and query, as in the request line
 */
export function allowedMethods(target: string): string[] | null {
  let node: Node | null = root
  for (const part of (target.split('?', 1)[0] ?? '').split('/').slice(1)) {
    // A name before a parameter, as Next's router has it.
    node = node.literal.get(part) ?? node.parameter
    if (!node) return null
  }
  return node.methods.size > 0 ? [...node.methods] : null
}
