import { useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useDesk, useFault } from './desk.ts'
import { changeItem } from './edit.ts'
import { TextArea } from '../../ui/TextField.tsx'
import type { ItemOf } from './questions.ts'

const wordsIn = (text: string) =>
  text
    .split('\n')
    .map((word) => word.trim())
    .filter(Boolean)

/** A word that learners type, and every other way to spell it, one a line. */
export function WordFields({ item }: { item: ItemOf<'text'> }) {
  const t = useT()
  const { course, faults, keeper } = useDesk()
  const [typed, setTyped] = useState(item.answer.join('\n'))
  const at = `${item.id}.answer`
  // One of several may be at fault: `….answer.1`.
  const name = faults.find((fault) => fault.at.startsWith(at))?.at ?? at
  const { words, mend } = useFault(name)
  return (
    <TextArea
      name={name}
      label={t('authoring.right_words')}
      hint={t('authoring.right_words_hint')}
      error={words}
      lang={course.language}
      rows={3}
      value={wordsIn(typed).join() === item.answer.join() ? typed : item.answer.join('\n')}
      onChange={({ target }) => {
        mend()
        setTyped(target.value)
        keeper.change(changeItem({ ...item, answer: wordsIn(target.value) }))
      }}
    />
  )
}
