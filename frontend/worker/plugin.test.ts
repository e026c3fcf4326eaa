import type { Manifest } from 'vite'
import { expect, test } from 'vitest'
import { buildOf } from './plugin.ts'

const page = (file: string, imports: string[] = []) => ({ file: `assets/${file}.js`, imports, isDynamicEntry: true })
const manifest: Manifest = {
  'index.html': { file: 'assets/index.js', isEntry: true },
  _ui: { file: 'assets/ui.js', imports: ['index.html'] },
  _chart: { file: 'assets/chart.js', imports: ['_ui'] },
  'src/features/admin/AuditPage.tsx': page('AuditPage', ['_ui', '_chart']),
  'src/app/AppRoot.tsx': page('AppRoot', ['index.html']),
  'src/app/Inside.tsx': page('Inside', ['_ui']),
  'src/features/skills/SkillsPage.tsx': page('SkillsPage', ['_chart', '_ui']),
  'src/features/skills/locales/sw.json': page('skills.sw'),
  'style.css': { file: 'assets/style.css', src: 'style.css' },
}

const told = buildOf(manifest, ['<html>', 'headers'])
const urls = (places: number[]) => places.map((place) => told.files[place])

test('what everything inside starts with comes first', () => {
  expect(told.entry).toBe('/assets/index.js')
  expect(new Set(told.files.slice(0, told.shell))).toEqual(
    new Set(['/assets/index.js', '/assets/AppRoot.js', '/assets/Inside.js', '/assets/ui.js']),
  )
})

test('each page has what it needs beyond that, its own file first; a learner’s stand before the rest', () => {
  expect(told.parts.map(urls)).toEqual([
    ['/assets/SkillsPage.js', '/assets/chart.js'],
    ['/assets/skills.sw.js'],
    ['/assets/AuditPage.js', '/assets/chart.js'],
  ])
  expect(told.learners).toBe(2)
})

test('a build is another where a file, the page or its headers are', () => {
  expect(buildOf(manifest, ['<html>', 'headers']).version).toBe(told.version)
  expect(buildOf(manifest, ['<html lang>', 'headers']).version).not.toBe(told.version)
  expect(buildOf(manifest, ['<html>', 'other headers']).version).not.toBe(told.version)
  const renamed = { ...manifest, 'src/features/skills/SkillsPage.tsx': page('SkillsPage-2', ['_chart']) }
  expect(buildOf(renamed, ['<html>', 'headers']).version).not.toBe(told.version)
})
