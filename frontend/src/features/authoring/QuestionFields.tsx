import { useT } from '../../i18n/i18n.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { useDesk } from './desk.ts'
import { changeItem } from './edit.ts'
import type { Item } from './course.ts'
import { Lines } from './fields.tsx'
import { ChoiceFields } from './ChoiceFields.tsx'
import { MatchFields } from './MatchFields.tsx'
import { NumberFields } from './NumberFields.tsx'
import { OrderFields } from './OrderFields.tsx'
import { DIFFICULTIES, nearestDifficulty } from './questions.ts'
import { SkillField } from './SkillField.tsx'
import { WordFields } from './WordFields.tsx'

const DIFFICULTY_WORDS = {
  '-2': 'authoring.difficulty_minus_2',
  '-1': 'authoring.difficulty_minus_1',
  0: 'authoring.difficulty_0',
  1: 'authoring.difficulty_1',
  2: 'authoring.difficulty_2',
} as const

/** All that a question is made of. */
export function QuestionFields({ item }: { item: Item }) {
  const t = useT()
  const { course, keeper } = useDesk()
  const change = (part: Partial<Pick<Item, 'prompt' | 'hint' | 'explanation' | 'difficulty' | 'skill_id'>>) =>
    keeper.change(changeItem({ ...item, ...part }))
  const text = (field: 'prompt' | 'hint' | 'explanation') => (
    <Lines
      at={`${item.id}.${field}`}
      label={t(`authoring.${field}`)}
      hint={t(`authoring.${field}_hint`)}
      lang={course.language}
      rows={2}
      value={item[field]}
      onWrite={(value) => change({ [field]: value })}
    />
  )
  return (
    <div className="flex flex-col gap-5">
      {text('prompt')}
      <KeyFields item={item} />
      <div className="grid gap-5 wide:grid-cols-2">
        {text('hint')}
        {text('explanation')}
      </div>
      <div className="grid items-end gap-5 wide:grid-cols-2">
        <SelectField
          name={`${item.id}.difficulty`}
          label={t('authoring.difficulty')}
          value={String(nearestDifficulty(item.difficulty))}
          options={DIFFICULTIES.map((value) => ({
            value: String(value),
            label: t(DIFFICULTY_WORDS[value]),
          }))}
          onChange={({ target }) => change({ difficulty: Number(target.value) })}
        />
        <SkillField
          at={`${item.id}.skill_id`}
          label={t('authoring.skill')}
          value={item.skill_id}
          onChoose={(skill_id) => change({ skill_id })}
        />
      </div>
    </div>
  )
}

function KeyFields({ item }: { item: Item }) {
  switch (item.type) {
    case 'choice':
    case 'choices':
      return <ChoiceFields item={item} />
    case 'number':
      return <NumberFields item={item} />
    case 'text':
      return <WordFields item={item} />
    case 'order':
      return <OrderFields item={item} />
    case 'match':
      return <MatchFields item={item} />
  }
}
