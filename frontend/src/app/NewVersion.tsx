import { useT } from '../i18n/i18n.ts'
import { Toast } from '../ui/Toast.tsx'
import { useNewVersion } from './worker.ts'

const STAY_MS = 20_000
const close = () => useNewVersion.setState({ ready: false })

/** Says that a new version is ready. Nobody has to take it: the next start opens it. */
export function NewVersion() {
  const t = useT()
  const ready = useNewVersion((version) => version.ready)
  const message = {
    id: 'version',
    text: t('common.new_version'),
    action: { label: t('common.reload'), onPress: () => location.reload() },
  }
  return <Toast message={ready ? message : null} onClose={close} closeLabel={t('common.close')} stay={STAY_MS} />
}
