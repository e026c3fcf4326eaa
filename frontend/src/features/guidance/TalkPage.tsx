import type { GuidanceRequest } from '@tajiconnect/contract/guidance'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { newestAnswered, opened, ownQuestions } from '../../parts/guidance.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { paths } from '../../paths.ts'
import { useSession } from '../../stores/session.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'
import { Answered, Earlier } from './Answered.tsx'
import { AskForm } from './AskForm.tsx'
import { HelpLine } from './HelpLine.tsx'
import { OpenQuestion } from './OpenQuestion.tsx'
import { useDraft, type Draft } from './useDraft.ts'

/** Where a learner asks a person, and reads the answer. */
export default function TalkPage() {
  const t = useT()
  const own = useQuery(ownQuestions)
  return (
    <>
      <title>{`${t('guidance.title')} · TajiConnect`}</title>
      <PageHeader
        title={t('guidance.title')}
        lead={t('guidance.lead')}
        back={{ href: paths.careers, label: t('common.careers') }}
      />
      <HelpLine />
      <Loaded query={own} skeleton={<Waiting />}>
        {({ items }) => <Conversation items={items} />}
      </Loaded>
    </>
  )
}

function Conversation({ items }: { items: readonly GuidanceRequest[] }) {
  const t = useT()
  const draft = useDraft('question')
  const focus = useFocusAfter()
  const open = items.find(({ status }) => status === 'open')
  const answered = newestAnswered(items)
  const user_id = useSession(({ user }) => user?.id)
  useArrived(draft, open)
  useEffect(() => {
    if (user_id && answered) opened.set(user_id, answered.id)
  }, [user_id, answered])

  return (
    <>
      {/* The answer may come while the page is open. */}
      <output className="sr-only">{answered?.answer && t('guidance.answer_from', { name: answered.answer.by })}</output>
      {answered && <Answered question={answered} />}
      {open ? (
        <OpenQuestion
          question={open}
          heading={focus.heading}
          onTakenBack={() => {
            focus.move()
            // What was asked can be put another way.
            if (!draft.text) draft.write(open.question)
          }}
        />
      ) : (
        <AskForm
          draft={draft}
          title={t(answered ? 'guidance.ask_again' : 'guidance.ask')}
          heading={focus.heading}
          onSent={focus.move}
        />
      )}
      <Earlier questions={items.filter((each) => each !== open && each !== answered)} />
    </>
  )
}

/** For the heading of what takes the place of a form or a button that was pressed. */
function useFocusAfter() {
  const moved = useRef(false)
  const heading = useCallback((element: HTMLHeadingElement | null) => {
    if (!element || !moved.current) return
    moved.current = false
    element.focus()
  }, [])
  return { heading, move: () => void (moved.current = true) }
}

/** A question that has come to stand here is written no more, even where the reply to it was lost. */
function useArrived({ text, write }: Draft, open: GuidanceRequest | undefined) {
  const last = useRef<string>(undefined)
  useEffect(() => {
    if (open && open.id !== last.current && text.trim() === open.question) write('')
    last.current = open?.id
  })
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-8 w-2/5" />
      <Bone className="h-16" />
      <Bone className="h-36" />
      <Bone className="h-12" />
    </Skeleton>
  )
}
