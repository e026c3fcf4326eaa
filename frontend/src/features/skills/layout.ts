export interface Point {
  x: number
  y: number
}

/** Where a graph is drawn: each node by the middle of its top edge, each edge by the points it passes, from top to bottom. */
export interface Layout {
  nodes: ReadonlyMap<string, Point>
  edges: readonly { from: string; to: string; points: readonly Point[] }[]
  width: number
  height: number
}

export interface Sizes {
  width: number
  height: number
  /** Between nodes side by side, and from one layer to the next. */
  gapX: number
  gapY: number
}

interface Graph {
  id: string
  prerequisites: readonly string[]
}

/** A node, or the place where an edge passes a layer that it does not end in. */
interface Slot {
  width: number
  x: number
  above: Slot[]
  below: Slot[]
}

const SWEEPS = 6
/** What does not hang together stands side by side, in rows that hold so many nodes. */
const ROW = 4

/**
 * Layers by longest path, ordered by barycentre (Sugiyama, Tagawa & Toda 1981); what stands in a layer then moves as near
 * to its neighbours as its order lets it. A prerequisite that is not among the nodes, or closes a circle, has no edge.
 */
export function layoutOf(nodes: readonly Graph[], sizes: Sizes): Layout {
  const parts = partsOf(layered(nodes)).map((part) => draw(part, sizes))
  const limit = Math.max(ROW * (sizes.width + sizes.gapX), ...parts.map(({ width }) => width))
  const placed = new Map<string, Point>()
  const edges: Layout['edges'][number][] = []
  let [x, y, below, width] = [0, 0, 0, 0]
  for (const part of parts) {
    if (x + part.width > limit) [x, y] = [0, below + sizes.gapY]
    const move = (point: Point): Point => ({ x: point.x + x, y: point.y + y })
    for (const [id, point] of part.nodes) placed.set(id, move(point))
    for (const edge of part.edges) edges.push({ ...edge, points: edge.points.map(move) })
    width = Math.max(width, x + part.width)
    below = Math.max(below, y + part.height)
    x += part.width + sizes.gapX
  }
  return { nodes: placed, edges, width, height: below }
}

/** A node with the layer it stands in and the ids above that have an edge to it. */
interface Placed {
  id: string
  layer: number
  above: readonly string[]
}

/** One part that hangs together, from its own corner. */
function draw(part: readonly Placed[], { width, height, gapX, gapY }: Sizes): Layout {
  const slots = new Map<string, Slot>()
  const layers: Slot[][] = []
  const slotIn = (layer: number, width: number) => {
    const slot: Slot = { width, x: 0, above: [], below: [] }
    ;(layers[layer] ??= []).push(slot)
    return slot
  }
  for (const { id, layer } of part) slots.set(id, slotIn(layer, width))
  const layerOf = new Map(part.map(({ id, layer }) => [id, layer]))
  const ways = part.flatMap(({ id: to, layer, above }) =>
    above.map((from) => {
      const way = [slots.get(from)!]
      for (let between = layerOf.get(from)! + 1; between < layer; between++) way.push(slotIn(between, 0))
      way.push(slots.get(to)!)
      for (const [at, slot] of way.slice(1).entries()) join(way[at]!, slot)
      return { from, to, way }
    }),
  )
  order(layers)
  align(layers, gapX)

  const all = layers.flat()
  const left = Math.min(...all.map((slot) => slot.x - slot.width / 2))
  const yOf = (layer: number) => layer * (height + gapY)
  const pass = ({ x }: Slot, layer: number) => ({
    top: { x: x - left, y: yOf(layer) },
    bottom: { x: x - left, y: yOf(layer) + height },
  })
  return {
    nodes: new Map(part.map(({ id, layer }) => [id, pass(slots.get(id)!, layer).top])),
    edges: ways.map(({ from, to, way }) => {
      const points = way.flatMap((slot, at) => {
        const { top, bottom } = pass(slot, layerOf.get(from)! + at)
        return [top, bottom]
      })
      // From the lower edge of the one to the upper edge of the other.
      return { from, to, points: points.slice(1, -1) }
    }),
    width: Math.max(...all.map((slot) => slot.x + slot.width / 2)) - left,
    height: yOf(layers.length) - gapY,
  }
}

/** Every node with how many others the longest way to it passes. */
function layered(nodes: readonly Graph[]): Placed[] {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const placed = new Map<string, Placed>()
  const open = new Set<string>()
  const visit = ({ id, prerequisites }: Graph) => {
    if (placed.has(id)) return
    open.add(id)
    const above = [...new Set(prerequisites)].filter((each) => byId.has(each) && !open.has(each))
    for (const each of above) visit(byId.get(each)!)
    placed.set(id, { id, above, layer: 1 + Math.max(-1, ...above.map((each) => placed.get(each)!.layer)) })
    open.delete(id)
  }
  for (const node of nodes) visit(node)
  return nodes.map(({ id }) => placed.get(id)!)
}

/** What hangs together by edges, the single nodes last. */
function partsOf(nodes: readonly Placed[]): Placed[][] {
  const beside = new Map<string, Set<string>>(nodes.map(({ id }) => [id, new Set()]))
  for (const { id, above } of nodes)
    for (const each of above) {
      beside.get(id)!.add(each)
      beside.get(each)!.add(id)
    }
  const partOf = new Map<string, number>()
  let count = 0
  for (const { id } of nodes) {
    if (partOf.has(id)) continue
    const waiting = [id]
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      if (partOf.has(next)) continue
      partOf.set(next, count)
      waiting.push(...beside.get(next)!)
    }
    count += 1
  }
  const parts = Array.from({ length: count }, (): Placed[] => [])
  for (const node of nodes) parts[partOf.get(node.id)!]!.push(node)
  return parts.toSorted((a, b) => Number(a.length === 1) - Number(b.length === 1))
}

function join(upper: Slot, lower: Slot) {
  upper.below.push(lower)
  lower.above.push(upper)
}

const middle = (slots: readonly Slot[], fallback: number) =>
  slots.length === 0 ? fallback : slots.reduce((sum, { x }) => sum + x, 0) / slots.length

/** Sorts each layer by where its neighbours stand, down and up by turns. `x` is the place in the layer meanwhile. */
function order(layers: Slot[][]) {
  const number = (layer: Slot[]) => layer.forEach((slot, at) => (slot.x = at))
  layers.forEach(number)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0
    for (const layer of down ? layers : layers.toReversed()) {
      const aim = new Map(layer.map((slot) => [slot, middle(down ? slot.above : slot.below, slot.x)]))
      layer.sort((a, b) => aim.get(a)! - aim.get(b)! || a.x - b.x)
      number(layer)
    }
  }
}

/** Gives each slot its `x`: as near to the middle of its neighbours as it gets without touching the next. */
function align(layers: Slot[][], gap: number) {
  for (const layer of layers) spread(layer, gap, () => 0)
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const down = sweep % 2 === 0
    for (const layer of down ? layers : layers.toReversed())
      spread(layer, gap, (slot) => middle(down ? slot.above : slot.below, slot.x))
  }
}

/** The positions with the least squared distance from where each slot would be, by pooling neighbours that collide. */
function spread(layer: Slot[], gap: number, aimOf: (slot: Slot) => number) {
  let offset = 0
  const offsets = layer.map((slot, at) => {
    const before = layer[at - 1]
    if (before) offset += (before.width + slot.width) / 2 + gap
    return offset
  })
  const pools: { sum: number; count: number }[] = []
  for (const [at, slot] of layer.entries()) {
    let pool = { sum: aimOf(slot) - offsets[at]!, count: 1 }
    for (let last = pools.at(-1); last && last.sum / last.count > pool.sum / pool.count; last = pools.at(-1)) {
      pools.pop()
      pool = { sum: pool.sum + last.sum, count: pool.count + last.count }
    }
    pools.push(pool)
  }
  const places = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count))
  for (const [at, slot] of layer.entries()) slot.x = places[at]! + offsets[at]!
}
