import { useQuery } from '@tanstack/react-query'
import type { Onboarding, SubjectId } from '@tajiconnect/contract/onboarding'
import { useT, useText } from '../../../i18n/i18n.ts'
import { Loaded } from '../../../parts/Loaded.tsx'
import { useForm } from '../../../parts/useForm.ts'
import { query } from '../../../services/api/endpoints.ts'
import { CHOICE, Group } from '../../../ui/ChoiceGroup.tsx'
import { SelectField } from '../../../ui/SelectField.tsx'
import { Bone, Skeleton } from '../../../ui/Skeleton.tsx'
import { gradesFor, useGradeWords } from '../grades.ts'
import { Question, type QuestionProps } from '../Question.tsx'
import { useKept } from '../useKept.ts'

const MOST = 12

type Chosen = Onboarding['subjects'][number]

/** Tick a subject, and its grade can be given right below it. */
export function SubjectsQuestion(props: QuestionProps) {
  const t = useT()
  const text = useText()
  const gradeWords = useGradeWords()
  const subjects = useQuery(query('GET /subjects'))
  const [chosen, setChosen] = useKept<readonly Chosen[]>(props, props.answers.subjects)
  const grades = gradesFor(props.answers.stage)
  const given = ({ grade }: Chosen) => grades.find((each) => each === grade) ?? null
  const full = chosen.length >= MOST
  const form = useForm(async () => props.save({ subjects: chosen.map((each) => ({ ...each, grade: given(each) })) }))

  const toggle = (subject_id: SubjectId) =>
    setChosen(
      chosen.some((each) => each.subject_id === subject_id)
        ? chosen.filter((each) => each.subject_id !== subject_id)
        : [...chosen, { subject_id, grade: null }],
    )
  const grade = (subject_id: SubjectId, value: string) =>
    setChosen(
      chosen.map((each) =>
        each.subject_id === subject_id ? { subject_id, grade: grades.find((grade) => grade === value) ?? null } : each,
      ),
    )

  return (
    <Question {...props} form={form}>
      <Loaded query={subjects} skeleton={<Waiting />}>
        {({ items }) => (
          <Group
            legend={t('onboarding.subjects_title')}
            legendHidden
            hint={
              <output>
                {full
                  ? t('onboarding.subjects_full')
                  : t('onboarding.subjects_count', { count: chosen.length, most: MOST })}
              </output>
            }
          >
            {items.map(({ id, name }) => {
              const subject_id = id as SubjectId
              const row = chosen.find((each) => each.subject_id === subject_id)
              return (
                <div key={id} className="flex flex-col gap-2">
                  <label className={`${CHOICE} ${full && !row ? 'cursor-default opacity-60' : ''}`}>
                    <input
                      type="checkbox"
                      checked={row !== undefined}
                      disabled={full && !row}
                      onChange={() => toggle(subject_id)}
                      className="size-5 shrink-0 accent-primary outline-none"
                    />
                    {text(name)}
                  </label>
                  {row && (
                    <div className="mb-2 ml-4 border-l-4 border-primary pl-4">
                      <SelectField
                        label={t('onboarding.grade_in', { subject: text(name) })}
                        placeholder={t('onboarding.grade_none')}
                        options={grades.map((value) => ({ value, label: gradeWords(value) }))}
                        value={given(row) ?? ''}
                        onChange={({ target }) => grade(subject_id, target.value)}
                      />
                    </div>
                  )}
                </div>
              )
            })}
          </Group>
        )}
      </Loaded>
    </Question>
  )
}

function Waiting() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      {[1, 2, 3, 4, 5, 6].map((each) => (
        <Bone key={each} className="h-13 w-full" />
      ))}
    </Skeleton>
  )
}
