import type { Roadmap } from '@tajiconnect/contract/roadmaps'
import { useState } from 'react'
import { useFormat } from '../../i18n/format.ts'
import { useT, useText } from '../../i18n/i18n.ts'
import type { StopState } from '../../ui/RoadPath.tsx'
import { currentOf, stateOf } from './state.ts'
import { useRoadmapWords, useStepWords } from './words.ts'

export interface SheetStep {
  id: string
  title: string
  state: StopState
  /** Whether the learner is there, its kind, how long, from when until when, what a year costs. */
  facts: string[]
  what: string
  /** Of a course its kind says so already. */
  where: string | null
  /** Whether the grades told so far open it. */
  door: string | null
  /** Each with its level, once there is one. */
  skills: string[]
  /** Other ways, each with how long it takes and what a year costs. */
  others: string[]
}

/** A roadmap in words alone, to be put on paper or into a picture. */
export interface Sheet {
  /** Whose it is, where that is to be said. */
  owner: string | null
  title: string
  firstJob: string | null
  steps: SheetStep[]
  /** How sure the dates are, where they are from, and of when this is. */
  notes: string[]
}

/** `name` goes on it only where the learner wants that. */
export function useSheet(roadmap: Roadmap, name: string | null): Sheet {
  const t = useT()
  const text = useText()
  const { span, date, list, money } = useFormat()
  const [now] = useState(() => new Date().toISOString())
  const words = useStepWords()
  const { firstJob, pace } = useRoadmapWords()
  const sources = roadmap.sources.map(({ what, year }) => `${text(what)} (${year})`)
  return {
    owner: name && t('roadmaps.of', { name }),
    title: t('roadmaps.title', { career: text(roadmap.career.title) }),
    firstJob: firstJob(roadmap),
    steps: roadmap.steps.map((step, at) => {
      const done = step.status === 'done'
      return {
        id: step.id,
        title: text(step.title),
        state: stateOf(roadmap, at),
        facts: [
          at === currentOf(roadmap) && t('roadmaps.here'),
          words.kind(step.kind),
          words.language(step.course_language),
          !done && words.takes(step),
          words.when(step),
          !done && step.fees && words.fees(step.fees),
        ].filter((fact) => typeof fact === 'string'),
        what: text(step.what),
        where: step.kind === 'learn' ? null : text(step.where),
        door: done ? null : (words.door(step)?.words ?? null),
        skills: step.skills.map(({ name, level }) =>
          level === 'none' ? text(name) : `${text(name)} (${t(`common.level_${level}`)})`,
        ),
        others: step.alternatives.map(({ title, weeks, fees }) =>
          [
            text(title),
            weeks > 0 && t('roadmaps.about', { time: span(weeks) }),
            fees && t('roadmaps.year_fee', { amount: money(fees.least, fees.most) }),
          ]
            .filter(Boolean)
            .join(', '),
        ),
      }
    }),
    notes: [pace(roadmap), t('roadmaps.sources', { list: list(sources) }), t('common.as_of', { when: date(now) })],
  }
}
