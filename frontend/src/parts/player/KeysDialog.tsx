import { useT } from '../../i18n/i18n.ts'
import { CheckGroup } from '../../ui/ChoiceGroup.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import type { KeyLine } from './KeysHelp.tsx'
import { useKeysOn } from './useKeys.ts'

interface KeysDialogProps {
  lines: readonly KeyLine[]
  onClose: () => void
}

/** The keys with what they do, and the way to switch them off. */
export function KeysDialog({ lines, onClose }: KeysDialogProps) {
  const t = useT()
  const { on, setOn } = useKeysOn()
  return (
    <Dialog open onClose={onClose} title={t('player.keys')} closeLabel={t('common.close')}>
      <div className="flex flex-col gap-5">
        <dl className="grid grid-cols-[auto_1fr] items-baseline gap-x-5 gap-y-3">
          {[...lines, { keys: ['?'], does: t('player.keys_this') }].map(({ keys, does }) => (
            <Line key={does} keys={keys} does={does} />
          ))}
        </dl>
        <CheckGroup
          legend={t('player.keys_use')}
          legendHidden
          options={[{ value: 'on', label: t('player.keys_use'), hint: t('player.keys_off_hint') }]}
          values={on ? ['on'] : []}
          onChange={(values) => setOn(values.length > 0)}
        />
      </div>
    </Dialog>
  )
}

const Line = ({ keys, does }: KeyLine) => (
  <>
    <dt className="flex flex-wrap gap-1">
      {keys.map((key) => (
        <kbd key={key} className="min-w-8 rounded border border-edge bg-sunk px-2 py-1 text-center font-mono text-sm">
          {key}
        </kbd>
      ))}
    </dt>
    <dd>{does}</dd>
  </>
)
