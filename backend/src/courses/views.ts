import { levelOf } from '@tajiconnect/contract/course-words'
import type { Course, CourseSummary, Lesson, StoredCourse } from '@tajiconnect/contract/courses'
import type { Reader } from '../transaction.ts'
import { inAllLanguages } from './languages.ts'
import { blocksOf } from './markdown.ts'
import { mediaOf, withPictures } from './media.ts'
import { lessonsOf, type Progress, type StoredLesson } from './progress.ts'

export function courseSummary(course: StoredCourse): CourseSummary {
  const { id, subject_id, title, summary, years = null, language, minutes, version } = course
  const head = { id, subject_id, title, summary, level: levelOf(course), years, language, minutes, version }
  return { ...head, lesson_count: lessonsOf(course).length }
}

/** `newer_version` is the newest there is, where the learner has stayed with the one in `course`. */
export async function courseView(
  tx: Reader,
  course: StoredCourse,
  progress: Progress,
  newer_version: number | null = null,
): Promise<Course> {
  const { lesson_count: _, ...head } = courseSummary(course)
  return {
    ...head,
    enrolled: progress.enrolled,
    modules: course.modules.map(({ id, title, lessons }) => ({
      id,
      title,
      lessons: lessons.map((lesson) => lessonProgress(course, lesson, progress)),
    })),
    translations: await translationsOf(tx, course),
    newer_version,
  }
}

/** The published courses that say the same: whatever this one translates, and what else translates that. */
async function translationsOf(tx: Reader, course: StoredCourse): Promise<Course['translations']> {
  const others = (await inAllLanguages(tx, course)).filter(({ id }) => id !== course.id)
  return others.map(({ id, title, language }) => ({ id, title, language }))
}

export async function lessonView(
  tx: Reader,
  course: StoredCourse,
  lesson: StoredLesson,
  progress: Progress,
): Promise<Lesson> {
  const lessons = lessonsOf(course)
  const at = lessons.indexOf(lesson)
  return {
    ...lessonProgress(course, lesson, progress),
    course_id: course.id,
    course_title: course.title,
    version: course.version,
    language: course.language,
    blocks: await withPictures(tx, blocksOf(lesson.body)),
    media: await mediaOf(tx, lesson),
    previous_id: lessons[at - 1]?.id ?? null,
    next_id: lessons[at + 1]?.id ?? null,
  }
}

function lessonProgress(course: StoredCourse, lesson: StoredLesson, progress: Progress) {
  const { body: _body, media: _media, ...head } = lesson
  const best = progress.best.get(head.quiz_id)
  return {
    ...head,
    completed: progress.read.has(head.id),
    quiz_title: course.quizzes.find(({ id }) => id === head.quiz_id)?.title ?? head.title,
    best: best ? { correct: best.correct, total: best.total } : null,
  }
}
