import { useQueryParams } from '../../parts/useQueryParams.ts'

/** Only what is on the learner's path, of whatever subject. */
export const MINE = 'mine'
/** Of the list alone: a map is of one subject. */
export const ALL = 'all'

/** What the page of skills shows. */
export function useAddress() {
  const { get, set, hrefOf } = useQueryParams<'view' | 'subject' | 'skill'>()
  return {
    view: get('view') === 'list' ? ('list' as const) : ('map' as const),
    /** A subject's id, `MINE` or `ALL`; empty where nothing was chosen. */
    subject: get('subject') ?? '',
    /** Whose details are open. */
    skill: get('skill'),
    set,
    /** Where the details of a skill are, with all else as it is. */
    hrefOf: (skill: string) => hrefOf({ skill }),
  }
}
