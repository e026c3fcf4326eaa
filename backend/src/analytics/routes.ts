import type { SkillReport, analyticsEndpoints } from '@tajiconnect/contract/analytics'
import { learnerOf } from '@tajiconnect/contract/learner/learner'
import { membersOf, taughtClass } from '../classes/classes.ts'
import type { Records } from '../collections.ts'
import { publishedCourse } from '../courses/versions.ts'
import type { HandlersOf } from '../gateway/handler.ts'
import { levelsOf, quietOf, stuckOn, type KnownMember } from './class-report.ts'
import { commonestWrong, itemsOf } from './wrong-answers.ts'

export const analyticsHandlers: HandlersOf<typeof analyticsEndpoints> = {
  'GET /analytics/courses/{id}': ({ params, query, user, store, services }) =>
    store.read(async (tx) => {
      const { id: class_id, name: class_name } = await taughtClass(tx, user, params.id, query.class_id)
      const course = await publishedCourse(tx, params.id)
      const items = await itemsOf(tx, course)
      const members: KnownMember[] = []
      const log: Records['answers'][] = []
      for (const member of await membersOf(tx, class_id)) {
        // What they did elsewhere is not their teacher's to see.
        const answers = (await tx.find('answers', 'user_id', member.user_id)).filter(({ item_id }) =>
          items.has(item_id),
        )
        members.push({ ...member, state: learnerOf(answers) })
        log.push(...answers)
      }
      const skills: SkillReport[] = []
      for (const skill_id of course.skills)
        skills.push({
          skill_id,
          name: (await tx.get('skills', skill_id))?.name ?? { en: skill_id, sw: skill_id },
          levels: levelsOf(members, skill_id),
          stuck: stuckOn(members, skill_id),
          wrong_answers: commonestWrong(
            log.filter((answer) => answer.skill_id === skill_id),
            items,
          ),
        })
      const quiet = quietOf(members, services.clock())
      return {
        course_id: course.id,
        title: course.title,
        class_id,
        class_name,
        learners: members.length,
        quiet,
        skills,
      }
    }),
}
