import type { Reply } from '@tajiconnect/contract/endpoints'
import { useT } from '../../i18n/i18n.ts'
import { Inline } from '../../parts/player/Inline.tsx'
import { SheetAnswer } from './SheetAnswer.tsx'
import { SheetKey } from './SheetKey.tsx'

export type Sheet = Reply<'GET /courses/{id}/worksheet'>

/** Questions with room to write, numbered through; the right answers on a page of their own. */
export function Worksheet({ course, lessons, withKey }: Sheet & { withKey: boolean }) {
  const t = useT()
  const lang = course.language
  const before = (at: number) => lessons.slice(0, at).reduce((sum, { items }) => sum + items.length, 0)
  return (
    <article className="text-[11pt] leading-snug">
      <header className="flex flex-col gap-4">
        <p className="grid grid-cols-[2fr_1fr] gap-6">
          <Rule label={t('authoring.sheet_name')} />
          <Rule label={t('authoring.sheet_date')} />
        </p>
        <h2 lang={lang} className="text-[16pt] leading-tight">
          {course.title}
        </h2>
      </header>
      {lessons.map(({ id, title, items }, at) => (
        <section key={id} aria-label={title} className="mt-6">
          <h3 lang={lang} className="break-after-avoid text-[12pt]">
            {title}
          </h3>
          <ol start={before(at) + 1} className="mt-3 flex flex-col gap-5">
            {items.map((item, place) => (
              <li key={item.id} className="flex break-inside-avoid gap-3">
                <Number value={before(at) + place + 1} />
                <div className="min-w-0 flex-1">
                  <p lang={lang} className="max-w-text">
                    <Inline text={item.prompt} math={item.math} />
                  </p>
                  <SheetAnswer item={item} lang={lang} />
                </div>
              </li>
            ))}
          </ol>
        </section>
      ))}
      {withKey && (
        <section
          aria-labelledby="key"
          className="mt-10 break-before-page border-t border-edge pt-6 print:mt-0 print:border-0 print:pt-0"
        >
          <h2 id="key" className="text-[16pt] leading-tight">
            {t('authoring.sheet_key_of', { title: course.title })}
          </h2>
          {lessons.map(({ id, title, items }, at) => (
            <div key={id} className="mt-5">
              <h3 lang={lang} className="break-after-avoid text-[12pt]">
                {title}
              </h3>
              <ol start={before(at) + 1} lang={lang} className="mt-2 flex flex-col gap-3">
                {items.map((item, place) => (
                  <li key={item.id} className="flex break-inside-avoid gap-3">
                    <Number value={before(at) + place + 1} />
                    <div className="min-w-0 flex-1">
                      <p className="font-semibold">
                        <SheetKey item={item} />
                      </p>
                      <p className="max-w-text text-[10pt] text-ink-2">
                        <Inline text={item.explanation} math={item.math} />
                      </p>
                    </div>
                  </li>
                ))}
              </ol>
            </div>
          ))}
        </section>
      )}
    </article>
  )
}

const Number = ({ value }: { value: number }) => (
  <span className="w-7 shrink-0 text-right font-semibold tabular-nums">{value}.</span>
)

const Rule = ({ label }: { label: string }) => (
  <span className="flex items-end gap-2">
    {label}
    <span aria-hidden className="h-6 flex-1 border-b border-ink" />
  </span>
)
