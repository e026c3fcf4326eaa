import { questionOf } from '@tajiconnect/contract/learner/marking'
import { useEffect, useRef, useState } from 'react'
import { useT, useText } from '../../i18n/i18n.ts'
import { AnswerField } from '../../parts/player/AnswerField.tsx'
import { choiceKeys } from '../../parts/player/choice-keys.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { KeysHelp } from '../../parts/player/KeysHelp.tsx'
import { isComplete, isNoNumber } from '../../parts/player/responses.ts'
import { useKeys } from '../../parts/player/useKeys.ts'
import { Button } from '../../ui/Button.tsx'
import { Dots, type Dot } from '../../ui/Dots.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Feedback } from './Feedback.tsx'
import { LessonOffer } from './LessonOffer.tsx'
import { languageOf, type Plan } from './plan.ts'
import { isStuck, type PracticeSession, type Question } from './session.ts'
import type { Practice } from './usePractice.ts'
import { useSkillWords } from './words.ts'

interface AskingProps {
  plan: Plan
  practice: Practice
  question: Question
}

/** One question at a time: why it is asked, what it asks, and at once what came of it. */
export function Asking({ plan, practice, question: current }: AskingProps) {
  const t = useT()
  const { session, busy, respond, showHint, answer, next } = practice
  const { item, response, hint_used, marked } = current
  const question = questionOf(item)
  const lang = languageOf(plan.courses, item.course_id)
  const heading = useRef<HTMLHeadingElement>(null)
  const seen = useRef(item.id)
  const [refused, setRefused] = useState<string | null>(null)
  // The first question is the page's to announce.
  useEffect(() => {
    if (seen.current === item.id) return
    seen.current = item.id
    window.scrollTo(0, 0)
    heading.current?.focus({ preventScroll: true })
  }, [item.id])

  const check = () => {
    if (!isComplete(response)) return
    if (isNoNumber(item, response)) setRefused(item.id)
    else answer(response!)
  }
  const hint = item.hint && !hint_used ? showHint : undefined
  useKeys(marked ? { enter: next } : { ...choiceKeys(question), enter: check, h: hint })

  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        if (!marked) check()
      }}
    >
      <div className="flex items-center justify-between gap-3 pointer-fine:min-h-12">
        <Progress session={session} />
        <KeysHelp
          lines={[
            { keys: ['1', '9'], does: t('skills.keys_choose') },
            { keys: ['Enter'], does: t('skills.keys_enter') },
            { keys: ['H'], does: t('player.show_hint') },
          ]}
        />
      </div>
      <div className="flex flex-col gap-2">
        <Why plan={plan} question={current} isNew={session.before[current.skill_id] === 'none'} />
        <h2 id="prompt" ref={heading} tabIndex={-1} lang={lang} className="max-w-text text-lg outline-none">
          <Inline text={item.prompt} math={item.math} naming />
        </h2>
      </div>
      {marked ? (
        <Feedback question={question} marked={marked} helped={hint_used} lang={lang} busy={busy} onNext={next}>
          {isStuck(session, current.skill_id) && <LessonOffer plan={plan} skill_id={current.skill_id} />}
        </Feedback>
      ) : (
        <>
          <AnswerField
            key={item.id}
            question={question}
            response={response}
            lang={lang}
            onChange={respond}
            refused={refused === item.id}
          />
          {hint_used && (
            <Notice title={t('player.hint')}>
              <p lang={lang} className="max-w-text">
                <Inline text={item.hint} math={item.math} />
              </p>
              <p className="mt-2 text-sm text-ink-2">{t('skills.hint_counts')}</p>
            </Notice>
          )}
          <div className="flex flex-col gap-1">
            <Button type="submit" wide disabled={!isComplete(response)}>
              {t('skills.check')}
            </Button>
            <div className="flex flex-wrap justify-between gap-x-3">
              {hint ? (
                <Button look="quiet" icon="bulb" onClick={hint}>
                  {t('player.show_hint')}
                </Button>
              ) : (
                <span />
              )}
              <Button look="quiet" onClick={() => answer('')}>
                {t('skills.do_not_know')}
              </Button>
            </div>
          </div>
        </>
      )}
    </form>
  )
}

function Progress({ session: { asked, current, total } }: { session: PracticeSession }) {
  const t = useT()
  const done: Dot[] = asked.map(({ correct }) => (correct ? 'right' : 'wrong'))
  const here = current && !current.marked ? ['current' as const] : []
  const open = Array.from({ length: Math.max(0, total - done.length - here.length) }, () => 'open' as const)
  const right = done.filter((dot) => dot === 'right').length
  const number = done.length + here.length
  return <Dots dots={[...done, ...here, ...open]} label={t('skills.progress', { number, total, right })} />
}

/** Why this question and not another. A review does not say what it is about: to know that is half of it. */
function Why({ plan, question: { why, skill_id, met_at }, isNew }: { plan: Plan; question: Question; isNew: boolean }) {
  const t = useT()
  const textOf = useText()
  const { since } = useSkillWords()
  const skill = plan.skills.find(({ id }) => id === skill_id)
  const reason = {
    review: () => (met_at ? t('skills.why_review', { when: since(met_at) }) : null),
    next: () => t(plan.weights.has(skill_id) ? 'skills.why_next' : isNew ? 'skills.why_new' : 'skills.why_open'),
    stretch: () => t('skills.why_stretch'),
  }[why]()
  return (
    <p className="text-sm text-ink-2">
      {reason}
      {why !== 'review' && skill && ` · ${textOf(skill.name)}`}
    </p>
  )
}
