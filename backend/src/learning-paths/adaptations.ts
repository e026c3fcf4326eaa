import { dayOf } from '@tajiconnect/contract/day'
import type { Adaptation } from '@tajiconnect/contract/learning-paths'
import { changesOf, type Change } from '@tajiconnect/contract/learner/adaptation'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { Services } from '../gateway/handler.ts'
import type { Reader, Tx } from '../transaction.ts'
import { changeWords } from './adaptation-words.ts'
import type { LearnerPlan } from './plan.ts'

/** For so long the same is not said again of the same skill. */
const QUIET_MS = 7 * DAY_MS
/** What has changed lately. */
const LATELY_MS = 14 * DAY_MS
const SHOWN = 10
/** Of one person; what is older has long been told, and goes, a little with each new one. */
const KEPT = 200
const GONE_AT_ONCE = 20

/** Keeps those changes of plan that have not been told, and tells the learner. */
export async function adapt(
  tx: Tx,
  { notify }: Pick<Services, 'notify'>,
  user_id: string,
  plan: LearnerPlan,
  changes: readonly Change[],
): Promise<void> {
  const at = plan.now.toISOString()
  const nameOf = new Map(plan.skills.map(({ id, name }) => [id, name]))
  const told = await tx.find('adaptations', 'user_id', user_id)
  const news = changes.filter((each) => isNews(each, told, plan))
  for (const change of news) {
    const id = [user_id, change.reason_code, change.skill_id ?? 'plan', dayOf(plan.now)].join(':')
    const adaptation: Adaptation = { ...change, id, text: changeWords(change, (skill) => nameOf.get(skill)), at }
    await tx.put('adaptations', { ...adaptation, user_id })
    const { at: _at, ...data } = adaptation
    notify(user_id, 'adaptation_trigger', data)
  }
  if (news.length > 0) await forgetOld(tx, user_id)
}

/** Rows stand in the order they came in. */
async function forgetOld(tx: Tx, user_id: string): Promise<void> {
  const old = (await tx.find('adaptations', 'user_id', user_id)).slice(0, -KEPT)
  for (const { id } of old.slice(0, GONE_AT_ONCE)) await tx.delete('adaptations', id)
}

/** Those that answers call for: going a step back comes with a new answer on the skill, not long after. */
export const byAnswers = (plan: LearnerPlan, answered: ReadonlySet<string>): Change[] =>
  changesOf(plan).filter(({ reason_code, skill_id }) => reason_code !== 'step_down' || answered.has(skill_id ?? ''))

/** Those that come with time alone. */
export const overTime = (plan: LearnerPlan): Change[] =>
  changesOf(plan).filter(({ reason_code }) => reason_code === 'review_due' || reason_code === 'plan_rebuilt')

/** Said once; again a week later at the earliest, and only if the learner has given new reason since. */
function isNews({ reason_code, skill_id }: Change, told: readonly Adaptation[], plan: LearnerPlan): boolean {
  const skill = skill_id === null ? undefined : plan.state.skills[skill_id]
  const reason = reason_code === 'skip_ahead' ? skill?.mastered_at : skill_id ? skill?.last_at : plan.state.last_at
  // A skill met today is on the learner's mind, whatever the forgetting curve says.
  if (reason_code === 'review_due' && reason && dayOf(new Date(reason)) === dayOf(plan.now)) return false
  return !told.some(
    (each) =>
      each.reason_code === reason_code &&
      each.skill_id === skill_id &&
      (plan.now.getTime() - Date.parse(each.at) < QUIET_MS || !reason || reason <= each.at),
  )
}

/** What has changed lately, newest first. */
export async function lateAdaptations(tx: Reader, user_id: string, now: Date): Promise<Adaptation[]> {
  const from = new Date(now.getTime() - LATELY_MS).toISOString()
  return (await tx.find('adaptations', 'user_id', user_id))
    .filter(({ at }) => at >= from)
    .toSorted((a, b) => b.at.localeCompare(a.at))
    .slice(0, SHOWN)
}
