import type { Lesson } from '@tajiconnect/contract/courses'
import { useT } from '../../i18n/i18n.ts'
import { Blocks } from '../../ui/Blocks.tsx'
import { Picture } from './Picture.tsx'

/** A lesson's text with its formulas and pictures, in the lesson's language. */
export function LessonText({ blocks, language }: Pick<Lesson, 'blocks' | 'language'>) {
  const t = useT()
  const labels = { table: t('player.table'), code: t('player.code'), math: t('player.formula') }
  return (
    <div lang={language}>
      <Blocks blocks={blocks} labels={labels} Picture={Picture} />
    </div>
  )
}
