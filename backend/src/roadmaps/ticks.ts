import type { Records } from '../collections.ts'
import type { Reader, Tx } from '../transaction.ts'

type Row = Records['roadmaps']

/** What somebody knows already, or the examination they have sat, is theirs and not one roadmap's. */
const isShared = (step: string) => step.startsWith('learn:') || step === 'exam'

/** When each step was ticked: in this roadmap, or where it is the learner's own in any of theirs. */
export async function ticksOf(tx: Reader, row: Readonly<Row>): Promise<Record<string, string>> {
  const others = await tx.find('roadmaps', 'user_id', row.user_id)
  const shared = others.flatMap(({ done }) => Object.entries(done).filter(([step]) => isShared(step)))
  return { ...Object.fromEntries(shared), ...row.done }
}

/** Ticks a step, or with null takes the tick back wherever it stands. Answers with the roadmap's row. */
export async function tick(tx: Tx, row: Readonly<Row>, step: string, at: string | null, now: string): Promise<Row> {
  const next = { ...row, done: ticked(row.done, step, at), updated_at: now }
  await tx.put('roadmaps', next)
  if (at === null && isShared(step))
    for (const other of await tx.find('roadmaps', 'user_id', row.user_id))
      if (other.id !== row.id && other.done[step])
        await tx.put('roadmaps', { ...other, done: ticked(other.done, step, null) })
  return next
}

function ticked(done: Row['done'], step: string, at: string | null): Row['done'] {
  const { [step]: _, ...others } = done
  return at === null ? others : { ...others, [step]: at }
}
