import type { SkillReport } from '@tajiconnect/contract/analytics'
import { MASTERY_LEVELS } from '@tajiconnect/contract/learner/levels'
import { useId } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { Card } from '../../ui/Card.tsx'
import { DataTable } from '../../ui/DataTable.tsx'
import { LevelsBar } from './LevelsBar.tsx'

/** One skill over the class: how well it is known, who is stuck, and the wrong answers that many gave. */
export function SkillCard({ skill, learners }: { skill: SkillReport; learners: number }) {
  const t = useT()
  const text = useText()
  const id = useId()
  const { name, levels, stuck, wrong_answers } = skill
  const counted = MASTERY_LEVELS.filter((level) => levels[level] > 0).toReversed()
  const words = counted.map((level) => `${t(`classes.level_${level}`)} ${levels[level]}`).join(' · ')
  return (
    <Card as="li" labelledBy={id}>
      <h3 id={id} className="text-base">
        {text(name)}
      </h3>
      <LevelsBar levels={levels} learners={learners} label={words} />
      <p className="text-sm">{words}</p>
      {stuck.length > 0 && (
        <div className="flex flex-col gap-1">
          <h4 className="text-sm font-semibold">{t('classes.stuck', { count: stuck.length })}</h4>
          <ul className="flex flex-col gap-1">
            {stuck.map(({ user_id, name, level, answers, wrong }) => (
              <li key={user_id} className="flex flex-wrap justify-between gap-x-3">
                <span className="font-medium">{name}</span>
                <span className="text-sm text-ink-2">
                  {t(`classes.level_${level}`)} ·{' '}
                  {t('classes.stuck_text', { answers, wrong, of: Math.min(5, answers) })}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {wrong_answers.length > 0 && (
        <div className="flex flex-col gap-2">
          <h4 className="text-sm font-semibold">{t('classes.wrong', { count: wrong_answers.length })}</h4>
          <ol className="flex flex-col gap-3">
            {wrong_answers.map(({ item_id, prompt, answer, typed, right, feedback, math, learners }) => (
              <li key={`${item_id} ${answer}`} className="border-l-4 border-accent pl-3">
                <p>
                  <Inline text={prompt} math={math} />
                </p>
                <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-sm">
                  <dt className="text-ink-2">{t('classes.wrong_given', { count: learners })}</dt>
                  <dd className="font-semibold">{typed ? answer : <Inline text={answer} math={math} />}</dd>
                  <dt className="text-ink-2">{t('classes.wrong_right')}</dt>
                  <dd>
                    <Inline text={right} math={math} />
                  </dd>
                </dl>
                {feedback && (
                  <p className="mt-1 text-sm text-ink-2">
                    <Inline text={feedback} math={math} />
                  </p>
                )}
              </li>
            ))}
          </ol>
        </div>
      )}
      <DataTable
        summary={t('common.as_table')}
        heads={[t('classes.level'), t('classes.learners_head')]}
        rows={MASTERY_LEVELS.toReversed().map((level) => [t(`classes.level_${level}`), levels[level]])}
      />
    </Card>
  )
}
