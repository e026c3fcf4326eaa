import type { NextAction } from '@tajiconnect/contract/learning-paths'
import type { MessageId } from '../../i18n/messages.ts'
import { paths } from '../../paths.ts'

/** The place where an action is done. */
export function placeOf({ kind, course_id, lesson_id, quiz_id, roadmap_id }: NextAction): string {
  switch (kind) {
    case 'onboarding':
      return paths.welcome
    case 'interests':
      return paths.interests
    case 'explore':
      return paths.explore
    case 'roadmap':
    case 'step':
      return roadmap_id ? paths.roadmap(roadmap_id) : paths.careers
    case 'lesson':
      return course_id && lesson_id ? paths.lesson(course_id, lesson_id) : paths.learn
    case 'quiz':
      return course_id && quiz_id ? paths.quiz(course_id, quiz_id) : paths.learn
    case 'careers':
      return paths.careers
  }
}

/** The words on its button, by the rule that chose it. */
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
  step_outside: 'learning-paths.open_roadmap',
  roadmap_done: 'learning-paths.see_careers',
}
