import { useT } from '../../i18n/i18n.ts'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'

export function CardsSkeleton() {
  const t = useT()
  return (
    <Skeleton label={t('common.loading')}>
      <Bone className="h-7 w-36" />
      <Bone className="h-4 w-4/5" />
      <Bone className="h-56" />
      <Bone className="h-56" />
      <Bone className="h-56" />
    </Skeleton>
  )
}
