import type { Tx } from '../transaction.ts'

/** Ticks every open step that this course stands for, in all of the person's roadmaps. Answers with how many. */
export async function completeLearnSteps(tx: Tx, user_id: string, course_id: string, now: string): Promise<number> {
  let ticked = 0
  for (const roadmap of await tx.find('roadmaps', 'user_id', user_id)) {
    const open = roadmap.steps.filter((step) => step.course_id === course_id && step.status === 'todo').length
    if (open === 0) continue
    ticked += open
    const steps = roadmap.steps.map((step) =>
      step.course_id === course_id && step.status === 'todo'
        ? { ...step, status: 'done' as const, done_at: now }
        : step,
    )
    await tx.put('roadmaps', { ...roadmap, steps, updated_at: now })
  }
  return ticked
}
