import type { NextAction } from '@tajiconnect/contract/learning-paths'
import { paths } from '../paths.ts'

/** The place where an action is done. */
export function placeOf({ kind, course_id, lesson_id, quiz_id, roadmap_id, skill_id }: NextAction): string {
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
    // What has stayed shows only among other things.
    case 'review':
      return paths.practice
    case 'practice':
      return skill_id ? paths.practiseSkill(skill_id) : paths.practice
  }
}
