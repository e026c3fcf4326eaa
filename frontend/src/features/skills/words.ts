import { MASTERY_LEVELS, type MasteryLevel } from '@tajiconnect/contract/learner/levels'
import { DAY_MS } from '@tajiconnect/contract/limits'
import type { SkillState } from '@tajiconnect/contract/skills'
import { useMemo } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { TAGS, useLocale, useT } from '../../i18n/i18n.ts'

/** From 0, nothing, to 4. */
export const rankOf = (level: MasteryLevel): number => MASTERY_LEVELS.indexOf(level)
export const RANKS = MASTERY_LEVELS.length - 1

const midnight = (time: Date) => new Date(time.getFullYear(), time.getMonth(), time.getDate()).getTime()
/** Midnights between two moments, by this phone; below zero for what is past. */
export const daysUntil = (time: Date, now: Date): number => Math.round((midnight(time) - midnight(now)) / DAY_MS)

/** What is said of how well a skill is known, and of when it was and will be met. */
export function useSkillWords() {
  const t = useT()
  const locale = useLocale()
  const { date, number } = useFormat()
  return useMemo(() => {
    const level = (level: MasteryLevel) => t(`common.level_${level}`)
    const levelWithin = (is: MasteryLevel) => level(is).toLocaleLowerCase(TAGS[locale])
    return {
      level,
      /** In the middle of a sentence. */
      levelWithin,

      /** How sure it is that the skill is known, in words and tenths. */
      knows: (state: SkillState | undefined) => {
        if (!state) return t('skills.knows_nothing')
        const tenths = Math.round(10 * state.probability)
        if (tenths >= 10) return t('skills.knows_sure')
        return tenths <= 0 ? t('skills.knows_not') : t('skills.knows_tenths', { tenths: number(tenths) })
      },

      /** “yesterday”, “3 days ago”, “last week”, “2 months ago” */
      since: (time: string, now = new Date()) => {
        const near = new Intl.RelativeTimeFormat(TAGS[locale], { numeric: 'auto' })
        const days = daysUntil(new Date(time), now)
        if (days > -7) return near.format(days, 'day')
        return days > -45 ? near.format(Math.round(days / 7), 'week') : near.format(Math.round(days / 30), 'month')
      },

      /** When a skill is asked about again: “tomorrow”, “on Thursday”, “on 3 March”; null where it is not planned. */
      returns: ({ memory }: SkillState, now = new Date()) => {
        if (!memory) return null
        const days = daysUntil(new Date(memory.due), now)
        if (days <= 0) return t('skills.day_today')
        if (days === 1) return t('skills.day_tomorrow')
        return t('skills.day_on', {
          day: date(memory.due, days < 7 ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
        })
      },
    }
  }, [t, locale, date, number])
}
