import { useQuery, usePrefetchQuery } from '@tanstack/react-query'
import type { Onboarding } from '@tajiconnect/contract/onboarding'
import { ONBOARDING_STEPS } from '@tajiconnect/contract/onboarding-options'
import { useEffect, useRef } from 'react'
import { Navigate, useNavigate, useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { query } from '../../services/api/endpoints.ts'
import { useSession } from '../../stores/session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { blank, complete, reached, refresh, saveAnswers, stepFrom, type Answers, type Step } from './answers.ts'
import type { QuestionProps } from './Question.tsx'
import { AgeQuestion } from './questions/AgeQuestion.tsx'
import { CountyQuestion } from './questions/CountyQuestion.tsx'
import { DataQuestion } from './questions/DataQuestion.tsx'
import { HopesQuestion } from './questions/HopesQuestion.tsx'
import { NameQuestion } from './questions/NameQuestion.tsx'
import { StageQuestion } from './questions/StageQuestion.tsx'
import { SubjectsQuestion } from './questions/SubjectsQuestion.tsx'
import { Ready } from './Ready.tsx'
import { Summary } from './Summary.tsx'

const QUESTIONS = {
  name: NameQuestion,
  age: AgeQuestion,
  stage: StageQuestion,
  county: CountyQuestion,
  subjects: SubjectsQuestion,
  hopes: HopesQuestion,
  data: DataQuestion,
} satisfies Record<Step, (props: QuestionProps) => unknown>

const at = (step: Step | 'done') => `${paths.welcome}?step=${step}`

/** The first questions, one a screen; for whoever has been through them, a list to change any of them. */
export default function WelcomePage() {
  const isNew = useSession(({ user }) => user?.onboarding_completed === false)
  const onboarding = useQuery(query('GET /onboarding'))
  usePrefetchQuery(query('GET /subjects'))
  const { data, error } = onboarding
  const held = useRef(data !== undefined)
  useEffect(() => {
    if (held.current) void refresh()
  }, [])
  // Without a network a new learner starts all the same: each answer waits on this phone.
  if (isNew && !data && error instanceof ApiError && error.passing) return <Asked answers={blank()} />
  return (
    <Loaded query={onboarding} skeleton={<Waiting />} heading={<Heading />}>
      {(answers) => <Asked answers={answers} />}
    </Loaded>
  )
}

function Asked({ answers }: { answers: Onboarding }) {
  const navigate = useNavigate()
  const [params] = useSearchParams()
  const wanted = params.get('step')
  const step = ONBOARDING_STEPS.find((each) => each === wanted)
  const editing = answers.completed_at !== null

  if (editing && !step) return wanted === 'done' ? <Ready /> : <Summary answers={answers} />
  if (!step || !reached(step, answers))
    return <Navigate to={at(answers.step ?? (answers.stage ? 'data' : 'stage'))} replace />

  async function save(step: Step, changes: Answers) {
    await saveAnswers(step, changes)
    if (editing) return navigate(paths.welcome, { replace: true })
    const next = stepFrom(step, 1)
    if (next) return navigate(at(next))
    if (!answers.stage) return navigate(at('stage'))
    await complete()
    return navigate(at('done'), { replace: true })
  }

  const Question = QUESTIONS[step]
  const before = stepFrom(step, -1)
  return (
    <Question
      key={step}
      step={step}
      answers={answers}
      editing={editing}
      back={editing ? paths.welcome : before && at(before)}
      save={async (changes) => save(step, changes)}
    />
  )
}

function Heading() {
  const t = useT()
  const title = t('onboarding.about_you')
  return (
    <>
      <title>{`${title} · TajiConnect`}</title>
      <PageHeader title={title} back={{ href: paths.today, label: t('common.today') }} />
    </>
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-2 w-full" />
      <Bone className="mt-4 h-7 w-3/5" />
      <Bone className="h-4 w-11/12" />
      <Bone className="mt-4 h-13 w-full" />
      <Bone className="h-13 w-full" />
    </Skeleton>
  )
}
