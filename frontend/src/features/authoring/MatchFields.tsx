import { useT } from '../../i18n/i18n.ts'
import { Button } from '../../ui/Button.tsx'
import { LIMITS } from './course.ts'
import { useDesk } from './desk.ts'
import { changeItem } from './edit.ts'
import { Line, TakeOut } from './fields.tsx'
import { matched, newOption, pairsOf, type ItemOf, type Pair } from './questions.ts'

/** Pairs that belong together, and texts that belong to none; learners get the right side mixed. */
export function MatchFields({ item }: { item: ItemOf<'match'> }) {
  const t = useT()
  const { course, keeper } = useDesk()
  const { pairs, rest } = pairsOf(item)
  const set = (next: readonly Pair[], others = rest) => keeper.change(changeItem(matched(item, next, others)))
  const targetAt = (id: string) => `${item.id}.targets.${item.targets.findIndex((target) => target.id === id)}.text`
  const common = { lang: course.language, maxLength: 300 }
  const full = item.targets.length >= LIMITS.options
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="font-semibold">{t('authoring.pairs')}</legend>
      <p className="text-sm text-ink-2">{t('authoring.pairs_text')}</p>
      <ol data-list tabIndex={-1} className="flex flex-col gap-4 outline-none">
        {pairs.map(({ option, target }, at) => (
          <li key={option.id} className="flex items-end gap-1">
            <div className="grid min-w-0 flex-1 gap-2 wide:grid-cols-2 wide:gap-4">
              <Line
                {...common}
                at={`${item.id}.options.${at}.text`}
                label={t('authoring.pair_left', { number: at + 1 })}
                value={option.text}
                onWrite={(text) => set(pairs.with(at, { target, option: { ...option, text } }))}
              />
              <Line
                {...common}
                at={targetAt(target.id)}
                label={t('authoring.pair_right', { number: at + 1 })}
                value={target.text}
                onWrite={(text) => set(pairs.with(at, { option, target: { ...target, text } }))}
              />
            </div>
            {pairs.length > 2 && (
              <TakeOut
                label={t('authoring.take_out_pair', { number: at + 1 })}
                onTakeOut={() => set(pairs.toSpliced(at, 1))}
              />
            )}
          </li>
        ))}
        {rest.map((target, at) => (
          <li key={target.id} className="flex items-end gap-1">
            <div className="min-w-0 flex-1">
              <Line
                {...common}
                at={targetAt(target.id)}
                label={t('authoring.pair_extra', { number: at + 1 })}
                value={target.text}
                onWrite={(text) => set(pairs, rest.with(at, { ...target, text }))}
              />
            </div>
            <TakeOut
              label={t('authoring.take_out_extra', { number: at + 1 })}
              onTakeOut={() => set(pairs, rest.toSpliced(at, 1))}
            />
          </li>
        ))}
      </ol>
      {!full && (
        <div className="flex flex-wrap gap-2">
          <Button
            look="secondary"
            icon="plus"
            onClick={() => set([...pairs, { option: newOption(), target: newOption() }])}
          >
            {t('authoring.pair_add')}
          </Button>
          <Button look="quiet" icon="plus" onClick={() => set(pairs, [...rest, newOption()])}>
            {t('authoring.extra_add')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}
