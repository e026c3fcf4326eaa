import { Outlet } from 'react-router-dom'
import { SyncStatus } from '../../parts/SyncStatus.tsx'
import { Brand } from '../../ui/Brand.tsx'
import { TopBar } from '../../ui/Nav.tsx'
import { SkipLink } from './SkipLink.tsx'

/** One thing to do and nothing beside it: questions, lessons, quizzes. Each page brings its own way back. */
export const FocusLayout = () => (
  <div className="mx-auto max-w-page">
    <SkipLink />
    <TopBar left={<Brand />} right={<SyncStatus />} />
    <main id="content" className="flex flex-col gap-5 px-5 pt-2 pb-16">
      <Outlet />
    </main>
  </div>
)
