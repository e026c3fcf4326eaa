import { useEffect, useState } from 'react'
import { useT } from '../../i18n/i18n.ts'
import { useFormat } from '../../i18n/format.ts'
import { ProgressBar } from '../../ui/Progress.tsx'

const percent = () => {
  const room = document.documentElement.scrollHeight - window.innerHeight
  return room > 0 ? Math.min(100, Math.round((window.scrollY / room) * 100)) : 100
}

/** How far the page is read, while it is read. */
export function ReadingBar() {
  const t = useT()
  const { number } = useFormat()
  const [value, setValue] = useState(0)
  useEffect(() => {
    const read = () => setValue(percent())
    read()
    window.addEventListener('scroll', read, { passive: true })
    window.addEventListener('resize', read)
    return () => {
      window.removeEventListener('scroll', read)
      window.removeEventListener('resize', read)
    }
  }, [])
  return (
    <div className={`sticky top-0 z-10 -mx-5 -my-3 bg-paper px-5 py-2 ${value > 0 ? '' : 'invisible'}`}>
      <ProgressBar
        label={t('courses.read_so_far')}
        value={value}
        max={100}
        text={number(value / 100, { style: 'percent' })}
      />
    </div>
  )
}
