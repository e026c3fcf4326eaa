import { Outlet } from 'react-router-dom'
import { LanguagePicker } from '../../parts/LanguagePicker.tsx'
import { paths } from '../../paths.ts'
import { Brand, KitengeBand } from '../../ui/Brand.tsx'
import { Link } from '../../ui/Link.tsx'
import { TopBar } from '../../ui/Nav.tsx'
import { SkipLink } from './SkipLink.tsx'

/** Before anyone is signed in. */
export const DoorLayout = () => (
  <div>
    <SkipLink />
    <KitengeBand />
    <div className="mx-auto max-w-[30rem]">
      <TopBar
        left={
          <Link href={paths.landing} className="inline-flex min-h-12 items-center no-underline">
            <Brand />
          </Link>
        }
        right={<LanguagePicker />}
      />
      <main id="content" className="flex flex-col gap-5 px-5 pt-2 pb-16">
        <Outlet />
      </main>
    </div>
  </div>
)
