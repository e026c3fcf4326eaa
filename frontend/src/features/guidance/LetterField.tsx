import { QUESTION_MAX } from '@tajiconnect/contract/limits'
import type { Ref } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { Draft } from './useDraft.ts'

interface LetterFieldProps {
  name: string
  label: string
  draft: Draft
  error: string | undefined
  rows: number
  ref?: Ref<HTMLTextAreaElement>
}

/** Where a question or an answer is written, with how much of the room is taken. */
export function LetterField({ draft, ...field }: LetterFieldProps) {
  const t = useT()
  return (
    <TextArea
      {...field}
      hint={t('guidance.letters', { count: draft.text.length, max: QUESTION_MAX })}
      maxLength={QUESTION_MAX}
      required
      value={draft.text}
      onChange={({ target }) => draft.write(target.value)}
    />
  )
}
