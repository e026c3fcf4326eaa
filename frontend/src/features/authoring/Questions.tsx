import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { LIMITS, type Item } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { addItem } from './edit.ts'
import { KindPicker } from './KindPicker.tsx'
import { QuestionCard } from './QuestionCard.tsx'
import { copyOf, newItem } from './questions.ts'

interface QuestionsProps {
  items: readonly Item[]
  /** The quiz they stand in, or null where they are for practice. */
  quiz_id: string | null
  /** What a new one is about at first. */
  skill_id: string
}

/** Questions one under the other; one at a time is open to be written. */
export function Questions({ items, quiz_id, skill_id }: QuestionsProps) {
  const t = useT()
  const { course, keeper } = useDesk()
  const [params] = useSearchParams()
  const jump = params.get('at') ?? ''
  const named = items.find(({ id }) => jump.startsWith(`${id}.`))?.id ?? null
  const [open, setOpen] = useState<string | null>(named)
  // The address may name another one while the page stays.
  const [last, setLast] = useState(jump)
  if (jump !== last) {
    setLast(jump)
    if (named) setOpen(named)
  }
  const [choosing, setChoosing] = useState(false)
  const at = `${quiz_id ?? 'practice'}.item_ids`
  const { words, mend } = useFault(at)

  const put = (item: Item, after?: string) => {
    mend()
    keeper.change(addItem(quiz_id, item, after))
    setOpen(item.id)
  }
  return (
    <div className="flex flex-col gap-3">
      <ol data-list tabIndex={-1} className="flex flex-col gap-3 outline-none">
        {items.map((item, place) => (
          <QuestionCard
            key={item.id}
            item={item}
            number={place + 1}
            total={items.length}
            quiz_id={quiz_id}
            open={item.id === open}
            onOpen={() => setOpen(item.id === open ? null : item.id)}
            onCopy={() => put(copyOf(item, course), item.id)}
          />
        ))}
      </ol>
      {words && <FieldError id={`${at}-error`}>{words}</FieldError>}
      {course.items.length < LIMITS.items && (
        <div>
          <Button look="secondary" icon="plus" name={at} onClick={() => setChoosing(true)}>
            {t('authoring.question_add')}
          </Button>
        </div>
      )}
      {choosing && (
        <KindPicker
          onClose={() => setChoosing(false)}
          onChoose={(type) => {
            setChoosing(false)
            put(newItem(type, course, skill_id))
          }}
        />
      )}
    </div>
  )
}
