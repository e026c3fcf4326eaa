import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { useLocale, useT, useText } from '../../i18n/i18n.ts'
import { LANGUAGES } from '../../i18n/languages.ts'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { LIMITS } from './course.ts'
import { draftQuery } from './queries.ts'

/** The few facts that a course begins with. */
export function NewCourse({ onClose }: { onClose: () => void }) {
  const t = useT()
  const text = useText()
  const locale = useLocale()
  const navigate = useNavigate()
  const client = useQueryClient()
  const subjects = useQuery(query('GET /subjects')).data?.items ?? []
  const { form, busy, failureWords, errorOf } = useForm<'title' | 'subject_id' | 'level' | 'language'>(
    async ({ language, ...rest }) => {
      const body = { ...rest, language: language === 'sw' ? 'sw' : 'en' } as const
      const draft = await call('POST /courses', { body })
      client.setQueryData(draftQuery(draft.id).queryKey, draft)
      void client.invalidateQueries({ queryKey: queryKey('GET /courses/authored') })
      await navigate(paths.teachCourse(draft.id))
    },
  )
  return (
    <Dialog open onClose={onClose} title={t('authoring.course_new')} closeLabel={t('common.close')}>
      <form {...form} className="flex flex-col gap-4">
        <TextField
          name="title"
          label={t('authoring.title')}
          error={errorOf('title')}
          maxLength={LIMITS.title}
          autoComplete="off"
          required
        />
        <SelectField
          name="subject_id"
          label={t('authoring.subject')}
          error={errorOf('subject_id')}
          placeholder={t('authoring.choose')}
          options={subjects.map(({ id, name }) => ({ value: id, label: text(name) }))}
          defaultValue=""
          required
        />
        <TextField
          name="level"
          label={t('authoring.level')}
          hint={t('authoring.level_hint')}
          error={errorOf('level')}
          maxLength={LIMITS.level}
          required
        />
        <SelectField name="language" label={t('authoring.language')} options={LANGUAGES} defaultValue={locale} />
        {failureWords && <Notice tone="danger">{failureWords}</Notice>}
        <Button type="submit" wide busy={busy}>
          {t('authoring.begin')}
        </Button>
      </form>
    </Dialog>
  )
}
