import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import { useT } from '../../i18n/i18n.ts'
import { focusOnArrival } from '../../parts/focus.ts'
import { useFailureWords } from '../../parts/failure.ts'
import { paths } from '../../paths.ts'
import { ApiError } from '../../services/api/api-error.ts'
import { call, queryKey } from '../../services/api/endpoints.ts'
import { Button, ButtonLink } from '../../ui/Button.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { Section } from '../../ui/Section.tsx'
import { TextField } from '../../ui/TextField.tsx'

const OUTDATED = ['GET /courses/classes', 'GET /courses/enrolments', 'GET /courses/{id}'] as const
const SEEN = ['name', 'marks', 'answers'] as const

/** A learner joins a class by the code on the board, or by a link that carries it. */
export default function JoinPage() {
  const t = useT()
  const client = useQueryClient()
  const wordsFor = useFailureWords()
  const [params] = useSearchParams()
  const [code, setCode] = useState(params.get('code') ?? '')
  const join = useMutation({
    mutationFn: () => call('POST /courses/classes/members', { body: { code } }),
    onSuccess: () => {
      for (const name of OUTDATED) void client.invalidateQueries({ queryKey: queryKey(name) })
    },
  })
  const joined = join.data?.class
  const unknown = join.error instanceof ApiError && join.error.code === 'not_found'
  return (
    <>
      <title>{`${t('classes.join')} · TajiConnect`}</title>
      <PageHeader
        title={t('classes.join')}
        back={{ href: paths.learn, label: t('common.learn') }}
        lead={t('classes.join_lead')}
      />
      {joined ? (
        <div ref={focusOnArrival} tabIndex={-1} className="outline-none">
          <Notice
            tone="success"
            title={t('classes.joined', { name: joined.name })}
            action={<ButtonLink href={paths.course(joined.course_id)}>{t('classes.to_course')}</ButtonLink>}
          >
            {t('classes.joined_text', { teacher: joined.teacher, course: joined.course_title })}
          </Notice>
        </div>
      ) : (
        <>
          <form
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault()
              if (code.trim()) join.mutate()
            }}
          >
            <TextField
              label={t('classes.code')}
              hint={t('classes.code_hint')}
              error={unknown ? t('classes.code_unknown') : null}
              value={code}
              onChange={({ target }) => {
                join.reset()
                setCode(target.value)
              }}
              maxLength={20}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
            />
            {join.error && !unknown && <Notice tone="danger">{wordsFor(join.error)}</Notice>}
            <Button type="submit" wide busy={join.isPending} disabled={!code.trim()}>
              {t('classes.join')}
            </Button>
          </form>
          <Section title={t('classes.seen')}>
            <ul className="flex list-disc flex-col gap-1 pl-6 marker:text-primary">
              {SEEN.map((what) => (
                <li key={what}>{t(`classes.seen_${what}`)}</li>
              ))}
            </ul>
            <p className="max-w-text text-sm text-ink-2">{t('classes.seen_not')}</p>
          </Section>
        </>
      )}
    </>
  )
}
