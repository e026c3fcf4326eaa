import { useEffect } from 'react'
import { useQuery } from '@tanstack/react-query'
import { useT } from '../../i18n/i18n.ts'
import { renewAccount } from '../../parts/account.ts'
import { openQuestions } from '../../parts/guidance.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Queue } from './Queue.tsx'

/** Where teachers and counsellors answer what learners ask. */
export default function QuestionsPage() {
  const t = useT()
  const answers = useSession(({ user }) => user !== null && user.role !== 'learner')
  // The role may have been given or taken since this phone last heard of it.
  useEffect(() => void renewAccount(), [])
  return (
    <>
      <title>{`${t('guidance.questions')} · TajiConnect`}</title>
      <PageHeader title={t('guidance.questions')} lead={t(answers ? 'guidance.questions_lead' : 'error.forbidden')} />
      {answers ? (
        <Questions />
      ) : (
        <div>
          <ButtonLink href={paths.today}>{t('common.today')}</ButtonLink>
        </div>
      )}
    </>
  )
}

function Questions() {
  const t = useT()
  const open = useQuery(openQuestions)
  return (
    <>
      <p className="max-w-text text-sm text-ink-2">{t('guidance.in_danger')}</p>
      <Loaded query={open} skeleton={<Waiting />}>
        {({ items, total }) => <Queue items={items} total={total} />}
      </Loaded>
    </>
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-72" />
      <Bone className="h-32" />
    </Skeleton>
  )
}
