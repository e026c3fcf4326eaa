import type { Text } from '@tajiconnect/contract/common'
import type { Change } from '@tajiconnect/contract/learner/adaptation'

/** A change of plan as a sentence or two for the learner, with the figures behind it. */
export function changeWords(
  { reason_code, skill_id, to_skill_id, numbers }: Change,
  nameOf: (id: string) => Text | undefined,
): Text {
  const n = (name: string) => numbers[name] ?? 0
  const named = (id: string | null): Text => (id && nameOf(id)) || { en: id ?? '', sw: id ?? '' }
  const [skill, to] = [named(skill_id), named(to_skill_id)]
  switch (reason_code) {
    case 'step_down':
      return {
        en: `${n('wrong')} of your last ${n('answers')} answers on “${skill.en}” were wrong or needed a hint. A short step back to “${to.en}” makes it easier.`,
        sw: `Majibu yako ${n('wrong')} kati ya ${n('answers')} ya mwisho kuhusu “${skill.sw}” hayakuwa sahihi au yalihitaji kidokezo. Ukirudi kidogo kwenye “${to.sw}”, itakuwa rahisi zaidi.`,
      }
    case 'skip_ahead':
      return {
        en: `You mastered ${n('skills')} skills within ${days(n('days')).en} each; the plan had given ${days(n('planned')).en}. If you like, go straight on to “${to.en}”.`,
        sw: `Umezimudu mada ${n('skills')}, kila moja ndani ya ${days(n('days')).sw}; mpango ulitenga ${days(n('planned')).sw}. Ukipenda, endelea moja kwa moja na “${to.sw}”.`,
      }
    case 'review_due':
      return {
        en: `You last met “${skill.en}” ${days(n('days')).en} ago. The chance that you still remember it is about ${percent(n('recalled'))}%, and a few questions bring it back.`,
        sw: `Mara ya mwisho kufanya “${skill.sw}” ilikuwa ${ago(n('days'))}. Uwezekano kwamba bado unaikumbuka ni takriban asilimia ${percent(n('recalled'))}; maswali machache yatakukumbusha.`,
      }
    case 'plan_rebuilt':
      return {
        en: `Welcome back after ${days(n('days')).en}. Your plan now starts from today, and everything you learnt still counts.`,
        sw: `Karibu tena baada ya ${days(n('days')).sw}. Mpango wako sasa unaanza leo, na yote uliyojifunza bado yanahesabiwa.`,
      }
  }
}

const days = (count: number): Text =>
  count === 1 ? { en: '1 day', sw: 'siku moja' } : { en: `${count} days`, sw: `siku ${count}` }
const ago = (count: number) => (count === 1 ? 'siku moja iliyopita' : `siku ${count} zilizopita`)
const percent = (share: number) => Math.round(100 * share)
