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
/** Nodes without any edge stand in rows of at least so many. */
const ROW = 4

/**
 * Layers by longest path, ordered by barycentre (Sugiyama, Tagawa & Toda 1981); what stands in a layer then moves as near
 * to its neighbours as its order lets it. A prerequisite that is not among the nodes, or closes a circle, has no edge.
 */
export function layoutOf(nodes: readonly Graph[], sizes: Sizes): Layout {
  const { above, layerOf } = layered(nodes)
  const used = new Set([...above].flatMap(([id, before]) => (before.length > 0 ? [id, ...before] : [])))
  const slots = new Map<string, Slot>()
  const layers: Slot[][] = []
  const place = (layer: number, width: number) => {
    const slot: Slot = { width, x: 0, above: [], below: [] }
    ;(layers[layer] ??= []).push(slot)
    return slot
  }
  for (const { id } of nodes) if (used.has(id)) slots.set(id, place(layerOf.get(id)!, sizes.width))
  const ways = [...above].flatMap(([to, before]) =>
    before.map((from) => {
      const way = [slots.get(from)!]
      for (let layer = layerOf.get(from)! + 1; layer < layerOf.get(to)!; layer++) way.push(place(layer, 0))
      way.push(slots.get(to)!)
      for (const [at, slot] of way.slice(1).entries()) join(way[at]!, slot)
      return { from, to, way }
    }),
  )
  order(layers)
  align(layers, sizes.gapX)

  const pitch = sizes.height + sizes.gapY
  const all = layers.flat()
  const left = Math.min(...all.map(({ x, width }) => x - width / 2), Infinity)
  const graph = all.length > 0 ? Math.max(...all.map(({ x, width }) => x + width / 2)) - left : 0
  const placed = new Map<string, Point>()
  for (const [id, { x }] of slots) placed.set(id, { x: x - left, y: layerOf.get(id)! * pitch })
  const loose = nodes.filter(({ id }) => !used.has(id))
  const columns = Math.min(
    Math.max(ROW, Math.floor((graph + sizes.gapX) / (sizes.width + sizes.gapX))),
    Math.max(1, loose.length),
  )
  for (const [at, { id }] of loose.entries())
    placed.set(id, {
      x: sizes.width / 2 + (at % columns) * (sizes.width + sizes.gapX),
      y: (layers.length + Math.floor(at / columns)) * pitch,
    })
  const rows = layers.length + Math.ceil(loose.length / columns)
  return {
    nodes: placed,
    edges: ways.map(({ from, to, way }) => ({
      from,
      to,
      points: way.flatMap(({ x }, at): Point[] => {
        const y = (layerOf.get(from)! + at) * pitch
        if (at === 0) return [{ x: x - left, y: y + sizes.height }]
        if (at === way.length - 1) return [{ x: x - left, y }]
        return [
          { x: x - left, y },
          { x: x - left, y: y + sizes.height },
        ]
      }),
    })),
    width: Math.max(graph, loose.length > 0 ? columns * (sizes.width + sizes.gapX) - sizes.gapX : 0),
    height: Math.max(0, rows * pitch - sizes.gapY),
  }
}

/** The edges that go down, by their lower end, and how many nodes the longest way to each node passes. */
function layered(nodes: readonly Graph[]) {
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const above = new Map<string, string[]>()
  const layerOf = new Map<string, number>()
  const open = new Set<string>()
  const visit = ({ id, prerequisites }: Graph) => {
    if (layerOf.has(id)) return
    open.add(id)
    const before = [...new Set(prerequisites)].filter((each) => byId.has(each) && !open.has(each))
    for (const each of before) visit(byId.get(each)!)
    above.set(id, before)
    layerOf.set(id, 1 + Math.max(-1, ...before.map((each) => layerOf.get(each)!)))
    open.delete(id)
  }
  for (const node of nodes) visit(node)
  return { above, layerOf }
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
