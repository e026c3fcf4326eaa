import { useT } from '../../i18n/i18n.ts'
import { Bone, Skeleton } from '../../ui/Skeleton.tsx'

/** The shape of a list that is on its way. */
export const Rows = () => (
  <Skeleton label={useT()('common.loading')}>
    {['a', 'b', 'c', 'd', 'e', 'f'].map((key) => (
      <Bone key={key} className="h-12" />
    ))}
  </Skeleton>
)
