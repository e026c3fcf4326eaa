import { useT } from '../../i18n/i18n.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { Item } from './course.ts'
import { TYPES } from './questions.ts'

/** Which kind of question it is to be. */
export function KindPicker({ onChoose, onClose }: { onChoose: (type: Item['type']) => void; onClose: () => void }) {
  const t = useT()
  return (
    <Dialog open onClose={onClose} title={t('authoring.question_kind')} closeLabel={t('common.close')}>
      <ul className="flex flex-col divide-y divide-line">
        {TYPES.map((type) => (
          <li key={type}>
            <button
              type="button"
              onClick={() => onChoose(type)}
              className="flex min-h-14 w-full cursor-pointer flex-col justify-center rounded-control px-2 py-1 text-left hover:bg-primary-soft"
            >
              <span className="font-semibold text-primary">{t(`authoring.type_${type}`)}</span>
              <span className="text-sm text-ink-2">{t(`authoring.type_${type}_text`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
