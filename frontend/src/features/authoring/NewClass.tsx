import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { Loaded } from '../../parts/Loaded.tsx'
import { useForm } from '../../parts/useForm.ts'
import { paths } from '../../paths.ts'
import { call, query, queryKey } from '../../services/api/endpoints.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Opens a class of any published course, one's own or the app's. */
export function NewClass({ course_id, onClose }: { course_id: string; onClose: () => void }) {
  const t = useT()
  const navigate = useNavigate()
  const client = useQueryClient()
  const courses = useQuery(query('GET /courses', { query: { page: '1', per_page: '100' } }))
  const { form, busy, failureWords, errorOf } = useForm<'course' | 'name'>(async ({ course, name }) => {
    const opened = await call('POST /courses/{id}/classes', { params: { id: course }, body: { name } })
    const { queryKey: key } = query('GET /courses/classes/taught')
    client.setQueryData(key, (held) => held && { items: [opened, ...held.items] })
    void client.invalidateQueries({ queryKey: queryKey('GET /courses/classes/taught') })
    await navigate(paths.teachClass(opened.id))
  })
  return (
    <Dialog open onClose={onClose} title={t('authoring.class_new')} closeLabel={t('common.close')}>
      <Loaded query={courses} skeleton={<Skeleton label={t('common.loading')} />}>
        {({ items }) => (
          <form {...form} className="flex flex-col gap-4">
            <SelectField
              name="course"
              label={t('authoring.course')}
              error={errorOf('course')}
              placeholder={t('authoring.choose')}
              options={items.map(({ id, title }) => ({ value: id, label: title }))}
              defaultValue={course_id}
              required
            />
            <TextField
              name="name"
              label={t('authoring.class_name')}
              hint={t('authoring.class_name_hint')}
              error={errorOf('name')}
              maxLength={60}
              autoComplete="off"
              required
            />
            {failureWords && <Notice tone="danger">{failureWords}</Notice>}
            <Button type="submit" wide busy={busy}>
              {t('authoring.class_open')}
            </Button>
          </form>
        )}
      </Loaded>
    </Dialog>
  )
}
