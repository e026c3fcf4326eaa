import type { Locale } from '@tajiconnect/contract/common'
import { lazy, Suspense, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useT } from '../../i18n/i18n.ts'
import { CONTROL, FieldError } from '../../ui/Field.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { useFault } from './desk.ts'
import { block, insertion, type, type Mark } from './markdown.ts'

const PictureDialog = lazy(() => import('./PictureDialog.tsx'))
const Preview = lazy(() => import('./Preview.tsx'))
const MARKS: readonly Mark[] = ['heading', 'bold', 'list', 'table', 'formula']

interface MarkdownFieldProps {
  at: string
  value: string
  language: Locale
  onWrite: (value: string) => void
}

/** Where a lesson is written: markdown at the left, what learners see at the right; one of the two on a phone. */
export function MarkdownField({ at, value, language, onWrite }: MarkdownFieldProps) {
  const t = useT()
  const area = useRef<HTMLTextAreaElement>(null)
  const [view, setView] = useState<'write' | 'preview'>('write')
  const [choosing, setChoosing] = useState(false)
  const { words, mend } = useFault(at)
  const part = (name: string) => `${at}-${name}`
  const selected = (element: HTMLTextAreaElement) => ({
    text: element.value,
    from: element.selectionStart,
    to: element.selectionEnd,
  })
  const press = (mark: Mark) =>
    area.current && type(area.current, insertion(mark, selected(area.current), t(`authoring.mark_${mark}_stands`)))
  const side = (which: typeof view) => (view === which ? 'min-w-0' : 'hidden min-w-0 wide:block')

  return (
    <section aria-labelledby={part('label')} className="flex flex-col gap-3">
      <h2 id={part('label')} className="text-lg">
        {t('authoring.text')}
      </h2>
      <div className="wide:hidden">
        <FilterChips
          label={t('authoring.view')}
          options={[
            { value: 'write', label: t('authoring.write') },
            { value: 'preview', label: t('authoring.preview') },
          ]}
          value={view}
          onChange={setView}
        />
      </div>
      <div className="grid gap-5 wide:grid-cols-2">
        <div className={side('write')}>
          <div role="toolbar" aria-label={t('authoring.marks')} className="-mx-1 flex flex-wrap">
            {MARKS.map((mark) => (
              <ToolButton key={mark} label={t(`authoring.mark_${mark}`)} onClick={() => press(mark)} />
            ))}
            <ToolButton label={t('authoring.mark_picture')} onClick={() => setChoosing(true)} />
          </div>
          <textarea
            ref={area}
            name={at}
            aria-labelledby={part('label')}
            aria-describedby={words ? `${part('error')} ${part('hint')}` : part('hint')}
            aria-invalid={words ? true : undefined}
            lang={language}
            value={value}
            rows={18}
            maxLength={50_000}
            onChange={({ target }) => {
              mend()
              onWrite(target.value)
            }}
            className={`${CONTROL} field-sizing-content max-h-[75dvh] min-h-72 py-3 font-mono text-sm`}
          />
          {words && <FieldError id={part('error')}>{words}</FieldError>}
          <p id={part('hint')} className="mt-1 text-sm text-ink-2">
            {t('authoring.text_hint')}
          </p>
        </div>
        <section
          aria-label={t('authoring.preview')}
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
          tabIndex={0}
          className={`${side('preview')} wide:sticky wide:top-4 wide:max-h-[85dvh] wide:self-start wide:overflow-y-auto wide:border-l wide:border-line wide:pl-5`}
        >
          <Suspense fallback={<p className="text-ink-2">{t('common.loading')}</p>}>
            <Preview markdown={value} language={language} />
          </Suspense>
        </section>
      </div>
      {choosing && (
        <Suspense>
          <PictureDialog
            lang={language}
            onClose={() => setChoosing(false)}
            onChoose={(picture) => {
              // Until it is closed nothing outside of the dialog can be written in.
              flushSync(() => setChoosing(false))
              const element = area.current
              if (element) type(element, block(selected(element), picture))
            }}
          />
        </Suspense>
      )}
    </section>
  )
}

const ToolButton = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button
    type="button"
    onClick={onClick}
    className="min-h-12 cursor-pointer rounded-control px-3 text-sm font-semibold text-primary hover:bg-primary-soft"
  >
    {label}
  </button>
)
