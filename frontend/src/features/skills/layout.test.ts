import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutOf, type Layout } from './layout.ts'

const SIZES = { width: 150, height: 90, gapX: 14, gapY: 40 }

/** Any graph, circles and unknown prerequisites among them. */
const graph = fc.integer({ min: 0, max: 40 }).chain((count) =>
  fc.array(
    fc.array(fc.integer({ min: 0, max: count + 2 }), { maxLength: 4 }).map((before) => before.map(String)),
    { minLength: count, maxLength: count },
  ),
)
const nodesOf = (before: string[][]) => before.map((prerequisites, id) => ({ id: String(id), prerequisites }))

function overlaps({ nodes }: Layout) {
  const places = [...nodes.values()]
  return places.some((a, at) =>
    places
      .slice(at + 1)
      .some((b) => Math.abs(a.x - b.x) < SIZES.width - 1e-6 && Math.abs(a.y - b.y) < SIZES.height - 1e-6),
  )
}

describe('the layout of a graph', () => {
  test('places every node inside the picture, and no two of them over each other', () => {
    fc.assert(
      fc.property(graph, (before) => {
        const layout = layoutOf(nodesOf(before), SIZES)
        expect(layout.nodes.size).toBe(before.length)
        for (const { x, y } of layout.nodes.values()) {
          expect(x).toBeGreaterThanOrEqual(SIZES.width / 2 - 1e-6)
          expect(x).toBeLessThanOrEqual(layout.width - SIZES.width / 2 + 1e-6)
          expect(y + SIZES.height).toBeLessThanOrEqual(layout.height)
        }
        expect(overlaps(layout)).toBe(false)
      }),
    )
  })

  test('leads every edge down, from one node to the other', () => {
    fc.assert(
      fc.property(graph, (before) => {
        const { nodes, edges } = layoutOf(nodesOf(before), SIZES)
        for (const { from, to, points } of edges) {
          const heights = points.map(({ y }) => y)
          expect(heights).toEqual(heights.toSorted((a, b) => a - b))
          expect(points[0]).toEqual({ x: nodes.get(from)!.x, y: nodes.get(from)!.y + SIZES.height })
          expect(points.at(-1)).toEqual(nodes.get(to))
        }
      }),
    )
  })

  test('keeps every prerequisite of a graph without circles', () => {
    fc.assert(
      fc.property(graph, (before) => {
        const forward = before.map((ids, at) => [...new Set(ids.filter((id) => Number(id) < at))])
        expect(layoutOf(nodesOf(forward), SIZES).edges).toHaveLength(forward.flat().length)
      }),
    )
  })

  test('uncrosses what need not cross, and stands what hangs together above each other', () => {
    const { nodes } = layoutOf(
      [
        { id: 'a', prerequisites: [] },
        { id: 'b', prerequisites: [] },
        { id: 'under b', prerequisites: ['b'] },
        { id: 'under a', prerequisites: ['a'] },
      ],
      SIZES,
    )
    expect(nodes.get('under a')!.x).toBe(nodes.get('a')!.x)
    expect(nodes.get('under b')!.x).toBe(nodes.get('b')!.x)
  })

  test('leads a long edge past what stands between', () => {
    const { nodes, edges } = layoutOf(
      [
        { id: 'first', prerequisites: [] },
        { id: 'second', prerequisites: ['first'] },
        { id: 'third', prerequisites: ['second', 'first'] },
      ],
      SIZES,
    )
    const past = edges.find(({ from, to }) => from === 'first' && to === 'third')!.points[1]!
    expect(Math.abs(past.x - nodes.get('second')!.x)).toBeGreaterThan(SIZES.width / 2)
  })

  test('keeps apart what does not hang together, in rows', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i']
    const nodes = ids.map((id) => ({ id, prerequisites: id === 'b' ? ['a'] : [] }))
    const { nodes: placed, width } = layoutOf(nodes, SIZES)
    expect(placed.get('b')!.x).toBe(placed.get('a')!.x)
    expect(width).toBeLessThanOrEqual(4 * (SIZES.width + SIZES.gapX))
    expect(new Set(ids.map((id) => placed.get(id)!.y)).size).toBeGreaterThan(2)
  })

  test('is the same each time, and ready for two thousand skills', () => {
    const many = Array.from({ length: 2000 }, (_, id) => ({
      id: String(id),
      prerequisites: [1, 7].map((back) => String(id - back * (1 + (id % 5)))),
    }))
    const layout = layoutOf(many, SIZES)
    expect(layout.nodes.size).toBe(2000)
    expect(layout).toEqual(layoutOf(many, SIZES))
  })
})
