import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { MessageId } from '../../i18n/messages.ts'

/** The words on the next action's button, by the rule that chose it. */
export const BUTTONS: Record<NextAction['reason_code'], MessageId> = {
  nothing_known: 'common.start',
  interests_missing: 'common.start',
  interests_started: 'common.continue',
  careers_unseen: 'learning-paths.see_careers',
  no_roadmap: 'learning-paths.see_careers',
  course_starts: 'common.start',
  lesson_next: 'common.start',
  quiz_next: 'common.start',
  quiz_failed: 'common.retry',
  review_due: 'learning-paths.review',
  step_down: 'common.practise',
  skill_open: 'common.practise',
  step_outside: 'learning-paths.open_roadmap',
  roadmap_done: 'learning-paths.see_careers',
}
