import { useQuery } from '@tanstack/react-query'
import { useT, useText } from '../../i18n/i18n.ts'
import { paths } from '../../paths.ts'
import { ButtonLink } from '../../ui/Button.tsx'
import { PickOne } from './PickOne.tsx'
import { recommendationsQuery } from './recommendations.ts'
import { useSaved } from './saved.ts'

interface AddCareerProps {
  without: readonly string[]
  onAdd: (id: string) => void
}

/** One more to put beside the others: from those kept for later and those that fit. */
export function AddCareer({ without, onAdd }: AddCareerProps) {
  const t = useT()
  const text = useText()
  const saved = useSaved().data?.items ?? []
  const fitting = useQuery(recommendationsQuery).data?.recommendations.map(({ career }) => career) ?? []
  const choice = new Map([...saved, ...fitting].map(({ id, title }) => [id, text(title)]))
  for (const id of without) choice.delete(id)
  if (choice.size === 0)
    return (
      <ButtonLink look="secondary" icon="search" href={paths.explore}>
        {t('careers.explore_link')}
      </ButtonLink>
    )
  return (
    <PickOne
      label={t('careers.compare_add')}
      placeholder={t('careers.compare_choose')}
      options={Array.from(choice, ([value, label]) => ({ value, label }))}
      onPick={onAdd}
    />
  )
}
