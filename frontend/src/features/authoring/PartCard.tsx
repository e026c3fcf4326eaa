import { useNavigate } from 'react-router-dom'
import { useFormat } from '../../i18n/format.ts'
import { useT } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Card } from '../../ui/Card.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { Link } from '../../ui/Link.tsx'
import { newId, quizOf, type Lesson, type Module } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { addLesson, moveLesson, moveModule, removeLesson, removeModule, renameModule } from './edit.ts'
import { Line, Movers } from './fields.tsx'

/** A part of the course: its title, and its lessons in order. */
export function PartCard({ module, at }: { module: Module; at: number }) {
  const t = useT()
  const navigate = useNavigate()
  const { course, keeper, remove } = useDesk()
  const { id, title, lessons } = module
  const name = title || t('authoring.where_part', { part: at + 1 })
  const { words, mend } = useFault(`${id}.lessons`)
  const add = () => {
    const lesson = newId()
    mend()
    keeper.change(addLesson(id, lesson))
    void navigate(paths.teachLesson(course.id, lesson))
  }
  return (
    <Card as="li">
      <div className="flex flex-wrap items-end">
        <div className="min-w-0 flex-1 basis-60">
          <Line
            at={`${id}.title`}
            label={t('authoring.part_number', { number: at + 1 })}
            lang={course.language}
            value={title}
            maxLength={120}
            onWrite={(text) => keeper.change(renameModule(id, text))}
          />
        </div>
        <div className="ml-auto flex">
          <Movers
            id={id}
            text={name}
            first={at === 0}
            last={at === course.modules.length - 1}
            onMove={(by) => keeper.change(moveModule(id, by))}
          />
          <IconButton
            icon="bin"
            label={t('authoring.delete_this', { text: name })}
            onClick={() => remove(removeModule(id), t('authoring.removed', { text: name }))}
          />
        </div>
      </div>
      <ol data-list tabIndex={-1} className="flex flex-col divide-y divide-line outline-none">
        {lessons.map((lesson, place) => (
          <LessonRow
            key={lesson.id}
            lesson={lesson}
            first={at === 0 && place === 0}
            last={at === course.modules.length - 1 && place === lessons.length - 1}
          />
        ))}
      </ol>
      {words && <FieldError id={`${id}-lessons-error`}>{words}</FieldError>}
      <div>
        <Button look="secondary" icon="plus" name={`${id}.lessons`} onClick={add}>
          {t('authoring.lesson_add')}
        </Button>
      </div>
    </Card>
  )
}

function LessonRow({ lesson, first, last }: { lesson: Lesson; first: boolean; last: boolean }) {
  const t = useT()
  const { minutes } = useFormat()
  const { course, faults, keeper, remove } = useDesk()
  const { id, title } = lesson
  const name = title || t('authoring.lesson_untitled')
  const asked = quizOf(course, lesson)?.item_ids ?? []
  const about = new Set([id, lesson.quiz_id, ...asked])
  const isFaulty = faults.some((fault) => fault.id !== null && about.has(fault.id))
  return (
    <li className="flex flex-wrap items-center py-1">
      <Link
        href={paths.teachLesson(course.id, id)}
        className="flex min-h-12 min-w-0 flex-1 basis-48 items-center gap-2 rounded-control py-1 no-underline"
      >
        <span className="min-w-0 flex-1">
          <span lang={title ? course.language : undefined} className="block font-medium text-primary">
            {name}
          </span>
          <span className="block text-sm text-ink-2">
            {minutes(lesson.minutes)} · {t('authoring.questions_count', { count: asked.length })}
          </span>
        </span>
        {isFaulty && (
          <span className="text-danger">
            <Icon name="alert" label={t('authoring.not_ready')} className="size-5" />
          </span>
        )}
      </Link>
      <div className="ml-auto flex">
        <Movers id={id} text={name} first={first} last={last} onMove={(by) => keeper.change(moveLesson(id, by))} />
        <IconButton
          icon="bin"
          label={t('authoring.delete_this', { text: name })}
          onClick={() => remove(removeLesson(id), t('authoring.removed', { text: name }))}
        />
      </div>
    </li>
  )
}
