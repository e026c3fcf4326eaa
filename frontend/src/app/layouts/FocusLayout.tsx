import { Outlet } from 'react-router-dom'
import { DeletionBanner } from '../../parts/DeletionBanner.tsx'
import { SyncStatus } from '../../parts/SyncStatus.tsx'
import { paths } from '../../paths.ts'
import { Brand } from '../../ui/Brand.tsx'
import { Link } from '../../ui/Link.tsx'
import { TopBar } from '../../ui/Nav.tsx'
import { SkipLink } from './SkipLink.tsx'

/** One thing to do and nothing beside it: questions, lessons, quizzes. Each page brings its own way back; the brand leads to Today. */
export const FocusLayout = () => (
  <div className="mx-auto max-w-page">
    <SkipLink />
    <TopBar
      left={
        <Link href={paths.today} className="inline-flex min-h-12 items-center no-underline">
          <Brand />
        </Link>
      }
      right={<SyncStatus />}
    />
    <main id="content" className="flex flex-col gap-5 px-5 pt-2 pb-16">
      <DeletionBanner />
      <Outlet />
    </main>
  </div>
)
