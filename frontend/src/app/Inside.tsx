import { QueryClientProvider } from '@tanstack/react-query'
import { isValidElement, type ReactNode, useEffect } from 'react'
import { createRoutesFromElements, matchRoutes, Route, useRoutes } from 'react-router-dom'
import { RealTimeProvider } from '../contexts/RealTimeContext.tsx'
import { addCatalogues, lazyPage, type Words } from '../i18n/i18n.ts'
import { keepLearningFresh } from '../parts/learning.ts'
import { paths } from '../paths.ts'
import { keepSending } from '../stores/outbox.ts'
import text from '../styles/inside.css?inline'
import { keepCache, queryClient, useCacheReady } from '../utils/cache.ts'
import { FocusLayout } from './layouts/FocusLayout.tsx'
import { KeptOnPhone } from './KeptOnPhone.tsx'
import { PlacesLayout } from './layouts/PlacesLayout.tsx'
import { NotFoundPage } from './NotFoundPage.tsx'
import { setStyle } from './style.ts'
import { Waiting } from './Waiting.tsx'

setStyle('inside', text)

addCatalogues(
  import.meta.glob<Words>([
    '../{features,parts}/*/locales/*.json',
    // Known already: those of the landing page, and of what anybody may see.
    '!../features/{landing,about,auth,consent,people}/**',
  ]),
)

const Me = lazyPage('users', () => import('../features/users/MePage.tsx'))
const Security = lazyPage('security', () => import('../features/security/SecurityPage.tsx'))
const Phone = lazyPage('people', () => import('../features/people/PhonePage.tsx'))
const Privacy = lazyPage('consent', () => import('../features/consent/PrivacyPage.tsx'))
const Welcome = lazyPage(['onboarding', 'consent'], () => import('../features/onboarding/WelcomePage.tsx'))
const Today = lazyPage('learning-paths', () => import('../features/learning-paths/TodayPage.tsx'))
const Assessments = lazyPage('psychometric', () => import('../features/psychometric/AssessmentsPage.tsx'))
const Questions = lazyPage('psychometric', () => import('../features/psychometric/QuestionsPage.tsx'))
const Result = lazyPage('psychometric', () => import('../features/psychometric/ResultPage.tsx'))
const Changes = lazyPage('psychometric', () => import('../features/psychometric/ChangesPage.tsx'))
const Careers = lazyPage('careers', () => import('../features/careers/CareersPage.tsx'))
const Explore = lazyPage('careers', () => import('../features/careers/ExplorePage.tsx'))
const StillPossible = lazyPage('pathways', () => import('../features/pathways/StillPossiblePage.tsx'))
const Compare = lazyPage('careers', () => import('../features/careers/ComparePage.tsx'))
const Career = lazyPage('careers', () => import('../features/careers/CareerPage.tsx'))
const Talk = lazyPage('guidance', () => import('../features/guidance/TalkPage.tsx'))
const LearnersQuestions = lazyPage('guidance', () => import('../features/guidance/QuestionsPage.tsx'))
const Roadmap = lazyPage(['roadmaps', 'onboarding'], () => import('../features/roadmaps/RoadmapPage.tsx'))
const Learn = lazyPage('courses', () => import('../features/courses/LearnPage.tsx'))
const Course = lazyPage('courses', () => import('../features/courses/CoursePage.tsx'))
const Lesson = lazyPage(['courses', 'player'], () => import('../features/courses/LessonPage.tsx'))
const Quiz = lazyPage(['courses', 'player'], () => import('../features/courses/QuizPage.tsx'))
const Practice = lazyPage(['skills', 'player'], () => import('../features/skills/PracticePage.tsx'))
const Skills = lazyPage('skills', () => import('../features/skills/SkillsPage.tsx'))
const Subjects = lazyPage('learning-paths', () => import('../features/learning-paths/SubjectsPage.tsx'))
const Grades = lazyPage('grades', () => import('../features/grades/GradesPage.tsx'))
const CourseGrade = lazyPage('grades', () => import('../features/grades/CourseGradePage.tsx'))
const Gradebook = lazyPage('grades', () => import('../features/grades/GradebookPage.tsx'))
const Join = lazyPage('classes', () => import('../features/classes/JoinPage.tsx'))
const TeachLayout = lazyPage([], () => import('./layouts/TeachLayout.tsx'))
const Teach = lazyPage('authoring', () => import('../features/authoring/TeachPage.tsx'))
const Editor = lazyPage('authoring', () => import('../features/authoring/EditorPage.tsx'))
const LessonEditor = lazyPage(['authoring', 'player'], () => import('../features/authoring/LessonEditorPage.tsx'))
const PracticeEditor = lazyPage(['authoring', 'player'], () => import('../features/authoring/PracticeEditorPage.tsx'))
const Files = lazyPage('authoring', () => import('../features/authoring/FilesPage.tsx'))
const Worksheet = lazyPage('authoring', () => import('../features/authoring/WorksheetPage.tsx'))
const TaughtClass = lazyPage('classes', () => import('../features/classes/ClassPage.tsx'))
const AdminLayout = lazyPage('admin', () => import('./layouts/AdminLayout.tsx'))
const Overview = lazyPage('admin', () => import('../features/admin/OverviewPage.tsx'))
const People = lazyPage('admin', () => import('../features/admin/PeoplePage.tsx'))
const Person = lazyPage('admin', () => import('../features/admin/PersonPage.tsx'))
const Audit = lazyPage('admin', () => import('../features/admin/AuditPage.tsx'))

/** The map of the app, second half: what needs an account, and with it the gateway, the cache and the outbox. */
export default function Inside() {
  useEffect(() => {
    const stops = [keepCache(), keepLearningFresh(), keepSending()]
    return () => {
      for (const stop of stops) stop()
    }
  }, [])
  return (
    <QueryClientProvider client={queryClient}>
      <RealTimeProvider>
        {useCacheReady() && (
          <>
            <KeptOnPhone />
            <InsideRoutes />
          </>
        )}
      </RealTimeProvider>
    </QueryClientProvider>
  )
}

const routes = createRoutesFromElements(
  <>
    <Route element={<FocusLayout />}>
      <Route element={<Waiting />}>
        <Route path={paths.welcome} element={<Welcome />} />
        <Route path={paths.interests} element={<Questions />} />
        <Route path={paths.assessment(':id')} element={<Questions />} />
        <Route path={paths.lesson(':id', ':lessonId')} element={<Lesson />} />
        <Route path={paths.quiz(':id', ':quizId')} element={<Quiz />} />
        <Route path={paths.practice} element={<Practice />} />
        <Route path={paths.practiseSkill(':skillId')} element={<Practice />} />
      </Route>
    </Route>
    <Route element={<TeachLayout />}>
      <Route element={<Waiting />}>
        <Route path={paths.teach} element={<Teach />} />
        <Route path={paths.teachFiles} element={<Files />} />
        <Route path={paths.teachCourse(':id')} element={<Editor />} />
        <Route path={paths.teachLesson(':id', ':lessonId')} element={<LessonEditor />} />
        <Route path={paths.teachPractice(':id')} element={<PracticeEditor />} />
        <Route path={paths.worksheet(':id')} element={<Worksheet />} />
        <Route path={paths.teachClass(':id')} element={<TaughtClass />} />
        <Route path={paths.gradebook(':courseId', ':classId')} element={<Gradebook />} />
      </Route>
    </Route>
    <Route element={<AdminLayout />}>
      <Route element={<Waiting />}>
        <Route path={paths.admin} element={<Overview />} />
        <Route path={paths.adminPeople} element={<People />} />
        <Route path={paths.adminPerson(':id')} element={<Person />} />
        <Route path={paths.adminAudit} element={<Audit />} />
      </Route>
    </Route>
    <Route element={<PlacesLayout />}>
      <Route element={<Waiting />}>
        <Route path={paths.today} element={<Today />} />
        <Route path={paths.assessments} element={<Assessments />} />
        {[paths.interests, paths.assessment(':id')].map((path) => (
          <Route key={path} path={path}>
            <Route path="result" element={<Result />} />
            <Route path="changes" element={<Changes />} />
          </Route>
        ))}
        <Route path={paths.careers} element={<Careers />} />
        <Route path={paths.explore} element={<Explore />} />
        <Route path={paths.stillPossible} element={<StillPossible />} />
        <Route path={paths.compare()} element={<Compare />} />
        <Route path={paths.career(':id')} element={<Career />} />
        <Route path={paths.talk} element={<Talk />} />
        <Route path={paths.questions} element={<LearnersQuestions />} />
        <Route path={paths.roadmap(':id')} element={<Roadmap />} />
        <Route path={paths.learn} element={<Learn />} />
        <Route path={paths.course(':id')} element={<Course />} />
        <Route path={paths.skills} element={<Skills />} />
        <Route path={paths.subjects} element={<Subjects />} />
        <Route path={paths.join()} element={<Join />} />
        <Route path={paths.grades} element={<Grades />} />
        <Route path={paths.courseGrades(':courseId')} element={<CourseGrade />} />
        <Route path={paths.me} element={<Me />} />
        <Route path={paths.security} element={<Security />} />
        <Route path={paths.privacy} element={<Privacy />} />
        <Route path={paths.phone} element={<Phone />} />
        <Route path="*" element={<NotFoundPage />} />
      </Route>
    </Route>
  </>,
)

const InsideRoutes = () => useRoutes(routes)

/**
 * Fetches the page of the address before any is rendered: what takes the place of a skeleton comes 0.3 s after that at the
 * soonest, by React's own rule. It is waited for no longer than the phone needs for what it has; over a network the
 * skeleton comes first.
 */
export async function ahead(): Promise<void> {
  const pathname = location.pathname === paths.landing ? paths.today : location.pathname
  const parts = (matchRoutes(routes, { pathname }) ?? []).map(({ route }) => preload(route.element))
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  await Promise.race([Promise.all(parts), patience]).catch(() => undefined)
}

const PATIENCE_MS = 300
const preload = (element: ReactNode) =>
  isValidElement(element) && (element.type as Partial<ReturnType<typeof lazyPage>>).preload?.()
