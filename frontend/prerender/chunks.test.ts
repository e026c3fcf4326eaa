import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { preloads } from './chunks.ts'

const chunk = (...imports: string[]) => ({ type: 'chunk', imports })

it('fetches along with a page what whoever asks for it has not got', () => {
  const { config, generateBundle } = preloads()
  generateBundle.handler(null, {
    'inside.js': chunk('base.js', 'nav.js'),
    'nav.js': chunk('icon.js'),
    'page.js': chunk('base.js', 'icon.js', 'card.js'),
  })
  const { resolveDependencies } = config().build.modulePreload
  const files = ['page.js', 'base.js', 'icon.js', 'card.js']
  expect(resolveDependencies('page.js', files, { hostId: 'inside.js' })).toEqual(['page.js', 'card.js'])
  expect(resolveDependencies('page.js', files, { hostId: 'index.html' })).toEqual(files)
})

it('finds in the packages what it leaves out of them', () => {
  const { resolve } = createRequire(import.meta.url)
  expect(existsSync(join(dirname(resolve('axios/package.json')), 'lib/adapters/fetch.js'))).toBe(true)
  const router = resolve('react-router')
  expect(router).toContain('/development/')
  expect(existsSync(router.replace('/development/', '/production/'))).toBe(true)
})
