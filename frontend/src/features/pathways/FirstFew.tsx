import { useState, type ReactNode } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'

const FIRST = 6

interface FirstFewProps<Row> {
  rows: readonly Row[]
  /** What stands there where there is none. */
  empty: string
  children: (row: Row) => ReactNode
}

/** A long list, the first of it at once and the rest on a tap. */
export function FirstFew<Row>({ rows, empty, children }: FirstFewProps<Row>) {
  const t = useT()
  const [all, setAll] = useState(false)
  if (rows.length === 0) return <p className="text-ink-2">{empty}</p>
  return (
    <>
      <ul className="flex flex-col divide-y divide-line">{(all ? rows : rows.slice(0, FIRST)).map(children)}</ul>
      {rows.length > FIRST && !all && (
        <Button look="secondary" onClick={() => setAll(true)}>
          {t('pathways.show_all', { count: rows.length })}
        </Button>
      )}
    </>
  )
}
