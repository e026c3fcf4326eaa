import { lazy, Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import type { Item } from './course.ts'
import { useDesk } from './desk.ts'
import { moveInQuiz, removeItem } from './edit.ts'
import { Movers } from './fields.tsx'
import { QuestionFields } from './QuestionFields.tsx'

const TryIt = lazy(() => import('./TryIt.tsx'))

interface QuestionCardProps {
  item: Item
  number: number
  total: number
  quiz_id: string | null
  open: boolean
  onOpen: () => void
  onCopy: () => void
}

/** A question in a line, and all of it once it is opened. */
export function QuestionCard({ item, number, total, quiz_id, open, onOpen, onCopy }: QuestionCardProps) {
  const t = useT()
  const { course, faults, keeper, remove } = useDesk()
  const [trying, setTrying] = useState(false)
  const name = t('authoring.question_number', { number })
  const isFaulty = faults.some(({ id }) => id === item.id)
  // A new one is written in at once.
  const box = useRef<HTMLLIElement>(null)
  const begin = useEffectEvent(() => {
    if (open && item.prompt === '') box.current?.querySelector('textarea')?.focus()
  })
  useEffect(() => begin(), [])

  return (
    <li ref={box} className="rounded-card border border-line bg-surface shadow-card">
      <div className="flex items-center gap-1 pr-1">
        <button
          type="button"
          aria-expanded={open}
          onClick={onOpen}
          className="flex min-h-14 min-w-0 flex-1 cursor-pointer items-center gap-3 rounded-card py-2 pl-4 text-left"
        >
          <span className="text-ink-2">
            <Icon name="chevron" className={`size-5 transition-transform ${open ? 'rotate-90' : ''}`} />
          </span>
          <span className="min-w-0 flex-1">
            <span className="block text-sm text-ink-2">
              {name} · {t(`authoring.type_${item.type}`)}
            </span>
            <span lang={course.language} className="block font-medium">
              {item.prompt ? <Inline text={item.prompt} math={course.math} naming /> : t('authoring.question_empty')}
            </span>
          </span>
          {isFaulty && (
            <span className="text-danger">
              <Icon name="alert" label={t('authoring.not_ready')} className="size-5" />
            </span>
          )}
        </button>
        {quiz_id && (
          // On a phone the question itself needs the room.
          <span className={open ? 'flex' : 'hidden wide:flex'}>
            <Movers
              id={item.id}
              text={name}
              first={number === 1}
              last={number === total}
              onMove={(by) => keeper.change(moveInQuiz(quiz_id, item.id, by))}
            />
          </span>
        )}
      </div>
      {open && (
        <div className="flex flex-col gap-5 border-t border-line p-4">
          <QuestionFields item={item} />
          <div className="flex flex-wrap gap-2">
            <Button look="secondary" icon="play" onClick={() => setTrying(true)}>
              {t('authoring.try')}
            </Button>
            <Button look="quiet" icon="plus" onClick={onCopy}>
              {t('authoring.duplicate')}
            </Button>
            <Button
              look="quiet"
              icon="bin"
              onClick={() => remove(removeItem(item.id), t('authoring.removed', { text: name }))}
            >
              {t('authoring.delete')}
            </Button>
          </div>
        </div>
      )}
      {trying && (
        <Suspense>
          <TryIt item={{ ...item, math: course.math }} language={course.language} onClose={() => setTrying(false)} />
        </Suspense>
      )}
    </li>
  )
}
