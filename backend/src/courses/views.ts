import type { Course, CourseSummary, Lesson, StoredCourse } from '@tajiconnect/contract/courses'
import { blocksOf } from './markdown.ts'
import { lessonsOf, type Progress, type StoredLesson } from './progress.ts'

export function courseSummary(course: StoredCourse): CourseSummary {
  const { modules, quizzes: _quizzes, skills: _skills, status: _status, ...head } = course
  return { ...head, lesson_count: modules.reduce((sum, { lessons }) => sum + lessons.length, 0) }
}

export function courseView(course: StoredCourse, progress: Progress): Course {
  return {
    ...courseSummary(course),
    enrolled: progress.enrolled,
    modules: course.modules.map(({ id, title, lessons }) => ({
      id,
      title,
      lessons: lessons.map((lesson) => lessonProgress(course, lesson, progress)),
    })),
  }
}

export function lessonView(course: StoredCourse, lesson: StoredLesson, progress: Progress): Lesson {
  const lessons = lessonsOf(course)
  const at = lessons.indexOf(lesson)
  return {
    ...lessonProgress(course, lesson, progress),
    course_id: course.id,
    course_title: course.title,
    language: course.language,
    blocks: blocksOf(lesson.body),
    previous_id: lessons[at - 1]?.id ?? null,
    next_id: lessons[at + 1]?.id ?? null,
  }
}

function lessonProgress(course: StoredCourse, { body: _body, ...head }: StoredLesson, progress: Progress) {
  const best = progress.best.get(head.quiz_id)
  return {
    ...head,
    completed: progress.read.has(head.id),
    quiz_title: course.quizzes.find(({ id }) => id === head.quiz_id)?.title ?? head.title,
    best: best ? { correct: best.correct, total: best.total } : null,
  }
}
