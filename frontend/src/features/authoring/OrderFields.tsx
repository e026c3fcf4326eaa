import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { LIMITS } from './course.ts'
import { useDesk } from './desk.ts'
import { changeItem, moved } from './edit.ts'
import { Line, Movers, TakeOut } from './fields.tsx'
import { inOrder, linesOf, newOption, type ItemOf } from './questions.ts'

/** Lines in the right order; learners get them mixed. */
export function OrderFields({ item }: { item: ItemOf<'order'> }) {
  const t = useT()
  const { course, keeper } = useDesk()
  const lines = linesOf(item)
  const set = (next: typeof lines) => keeper.change(changeItem(inOrder(item, next)))
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="font-semibold">{t('authoring.lines')}</legend>
      <p className="text-sm text-ink-2">{t('authoring.lines_text')}</p>
      <ol data-list tabIndex={-1} className="flex flex-col gap-3 outline-none">
        {lines.map((line, at) => (
          <li key={line.id} className="flex items-end">
            <div className="min-w-0 flex-1">
              <Line
                at={`${item.id}.options.${item.options.indexOf(line)}.text`}
                label={t('authoring.line_number', { number: at + 1 })}
                lang={course.language}
                value={line.text}
                maxLength={300}
                onWrite={(text) => set(lines.with(at, { ...line, text }))}
              />
            </div>
            <Movers
              id={`${item.id}-${line.id}`}
              text={line.text || t('authoring.line_number', { number: at + 1 })}
              first={at === 0}
              last={at === lines.length - 1}
              onMove={(by) => set(moved(lines, at, by))}
            />
            {lines.length > 2 && (
              <TakeOut
                label={t('authoring.take_out_line', { number: at + 1 })}
                onTakeOut={() => set(lines.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
      </ol>
      {lines.length < LIMITS.options && (
        <div>
          <Button look="secondary" icon="plus" onClick={() => set([...lines, newOption()])}>
            {t('authoring.line_add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
