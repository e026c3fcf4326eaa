import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { FieldError } from '../../ui/Field.tsx'
import { LIMITS, NOT_YET } from './course.ts'
import { useDesk, useFault } from './desk.ts'
import { changeItem } from './edit.ts'
import { Line, TakeOut } from './fields.tsx'
import { newOption, type ItemOf } from './questions.ts'

/** Answers to choose from, with what is told to whoever chooses each; one or several are right. */
export function ChoiceFields({ item }: { item: ItemOf<'choice' | 'choices'> }) {
  const t = useT()
  const { course, keeper } = useDesk()
  const { words, mend } = useFault(`${item.id}.answer`)
  const several = item.type === 'choices'
  const right = [item.answer].flat()
  const setOptions = (options: typeof item.options) => keeper.change(changeItem({ ...item, options }))
  const takeOut = (id: string) => {
    const options = item.options.filter((option) => option.id !== id)
    const left = right.filter((each) => each !== id)
    keeper.change(
      changeItem(
        item.type === 'choice' ? { ...item, options, answer: left[0] ?? NOT_YET } : { ...item, options, answer: left },
      ),
    )
  }
  const setRight = (id: string, isRight: boolean) => {
    mend()
    if (item.type === 'choice') return keeper.change(changeItem({ ...item, answer: id }))
    const chosen = item.options.flatMap((option) =>
      (option.id === id ? isRight : right.includes(option.id)) ? option.id : [],
    )
    return keeper.change(changeItem({ ...item, answer: chosen }))
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="font-semibold">{t('authoring.answers')}</legend>
      <p className="text-sm text-ink-2">{t(several ? 'authoring.answers_several' : 'authoring.answers_one')}</p>
      {words && <FieldError id={`${item.id}-answer-error`}>{words}</FieldError>}
      <ol data-list tabIndex={-1} className="flex flex-col gap-5 outline-none">
        {item.options.map((option, at) => {
          const number = at + 1
          const change = (part: Partial<typeof option>) => {
            const { feedback, ...rest } = { ...option, ...part }
            setOptions(item.options.with(at, feedback ? { ...rest, feedback } : rest))
          }
          return (
            <li key={option.id} className="flex flex-col border-l-4 border-line pl-3 has-checked:border-primary">
              <div className="grid gap-2 wide:grid-cols-2 wide:gap-4">
                <Line
                  at={`${item.id}.options.${at}.text`}
                  label={t('authoring.answer_number', { number })}
                  lang={course.language}
                  value={option.text}
                  maxLength={300}
                  onWrite={(text) => change({ text })}
                />
                <Line
                  at={`${item.id}.options.${at}.feedback`}
                  label={t('authoring.feedback_number', { number })}
                  optional={t('authoring.optional')}
                  lang={course.language}
                  value={option.feedback ?? ''}
                  maxLength={300}
                  onWrite={(feedback) => change({ feedback })}
                />
              </div>
              <div className="flex items-center justify-between">
                <label className="flex min-h-12 w-fit cursor-pointer items-center gap-3 pr-3 font-medium">
                  <input
                    type={several ? 'checkbox' : 'radio'}
                    name={`${item.id}.answer`}
                    checked={right.includes(option.id)}
                    aria-label={t('authoring.answer_right', { number })}
                    onChange={({ target }) => setRight(option.id, target.checked)}
                    className="size-5 accent-primary"
                  />
                  {t('authoring.right')}
                </label>
                {item.options.length > 2 && (
                  <TakeOut label={t('authoring.take_out_answer', { number })} onTakeOut={() => takeOut(option.id)} />
                )}
              </div>
            </li>
          )
        })}
      </ol>
      {item.options.length < LIMITS.options && (
        <div>
          <Button look="secondary" icon="plus" onClick={() => setOptions([...item.options, newOption()])}>
            {t('authoring.answer_add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
