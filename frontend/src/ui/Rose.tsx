import { DataTable } from './DataTable.tsx'
import { LETTER_FILLS, RoseFlower, type Petal } from './RoseFlower.tsx'

interface RoseProps {
  petals: readonly Petal[]
  /** What the picture shows, in one sentence. */
  sentence: string
  labels: { table: string; letter: string; name: string; score: string }
}

/** Six interests as a rose, with their numbers beside it, a sentence, and a table behind a tap. */
export const Rose = ({ petals, sentence, labels }: RoseProps) => (
  <figure className="flex flex-col gap-3">
    <div className="flex flex-wrap items-center justify-center gap-x-5 gap-y-3">
      <RoseFlower petals={petals} />
      <ul className="grid min-w-40 flex-1 gap-1.5 text-sm">
        {petals.map(({ letter, name, score }) => (
          <li key={letter} className="flex items-center gap-2">
            <svg viewBox="0 0 20 20" className={`size-5 shrink-0 ${LETTER_FILLS[letter]}`} aria-hidden>
              <rect width="20" height="20" rx="6" />
              <text
                x="10"
                y="10.5"
                textAnchor="middle"
                dominantBaseline="central"
                fontSize="12"
                fontWeight="750"
                className="fill-paper"
              >
                {letter}
              </text>
            </svg>
            <span className="min-w-0 flex-1">{name}</span>
            <span className="font-semibold tabular-nums">{score}</span>
          </li>
        ))}
      </ul>
    </div>
    <figcaption className="max-w-text text-sm text-ink-2">{sentence}</figcaption>
    <DataTable
      summary={labels.table}
      heads={[labels.letter, labels.name, labels.score]}
      rows={petals.map(({ letter, name, score }) => [letter, name, score])}
    />
  </figure>
)
