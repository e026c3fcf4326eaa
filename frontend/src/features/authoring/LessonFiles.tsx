import { lazy, Suspense, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { LIMITS, type Lesson, type LessonMedia } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { FieldError } from '../../ui/Field.tsx'
import { Line, TakeOut } from './fields.tsx'
import { kindOf } from './file-kinds.ts'

const FilePicker = lazy(() => import('./FilePicker.tsx'))

/** Sound and film that stand above a lesson's text. */
export function LessonFiles({ lesson, onChange }: { lesson: Lesson; onChange: (media: LessonMedia[]) => void }) {
  const t = useT()
  const { course } = useDesk()
  const [choosing, setChoosing] = useState(false)
  const { media = [] } = lesson
  return (
    <Section title={t('authoring.media')}>
      <p className="max-w-text text-sm text-ink-2">{t('authoring.media_text')}</p>
      <ul data-list tabIndex={-1} className="flex flex-col gap-3 outline-none">
        {media.map((one, at) => (
          <li key={one.content_id} className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              <Line
                at={`${lesson.id}.media.${at}.title`}
                label={t(one.kind === 'audio' ? 'authoring.media_sound' : 'authoring.media_film')}
                lang={course.language}
                value={one.title}
                maxLength={120}
                onWrite={(title) => onChange(media.with(at, { ...one, title }))}
              />
              <FileFault at={`${lesson.id}.media.${at}.content_id`} />
            </div>
            <TakeOut
              label={t('authoring.take_out', { text: one.title })}
              onTakeOut={() => onChange(media.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ul>
      {media.length < LIMITS.media && (
        <div>
          <Button look="secondary" icon="plus" onClick={() => setChoosing(true)}>
            {t('authoring.media_add')}
          </Button>
        </div>
      )}
      {choosing && (
        <Suspense>
          <FilePicker
            kinds={['audio', 'video']}
            onClose={() => setChoosing(false)}
            onChoose={({ id, name, media_type }) => {
              setChoosing(false)
              if (media.some(({ content_id }) => content_id === id)) return
              const kind = kindOf(media_type) === 'audio' ? 'audio' : 'video'
              onChange([...media, { kind, content_id: id, title: name.replace(/\.\w+$/, '') }])
            }}
          />
        </Suspense>
      )}
    </Section>
  )
}

/** The file is gone, or of another kind: nothing mends that but taking it out. */
function FileFault({ at }: { at: string }) {
  const { words } = useFault(at)
  return words ? <FieldError id={`${at}-error`}>{words}</FieldError> : null
}
