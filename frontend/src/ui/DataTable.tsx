import { Disclosure } from './Disclosure.tsx'

interface DataTableProps {
  /** What opens it: “Show as a table”. */
  summary: string
  heads: readonly string[]
  /** The first of each row is its name; numbers stand in columns. */
  rows: readonly (readonly (string | number)[])[]
}

const CELL = 'border-b border-line py-2 pr-4 text-left align-baseline'

/** What a picture shows, as a table behind a tap. */
export const DataTable = ({ summary, heads, rows }: DataTableProps) => (
  <Disclosure summary={summary}>
    <table className="w-full text-sm">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className={`${CELL} font-semibold`}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell, at) => (
              <td key={heads[at]} className={`${CELL} ${typeof cell === 'number' ? 'tabular-nums' : ''}`}>
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </Disclosure>
)
