import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest, Plugin } from 'vite'
import { filesOf } from '../prerender/prerender.ts'
import type { Build } from './build.ts'
import { writeWorker } from './write.ts'

const ENTRY = 'index.html'
const SHELL = [ENTRY, 'src/app/AppRoot.tsx', 'src/app/Inside.tsx']

/** What a learner has no use for, or none without a network: it is kept once it has been opened, but not fetched ahead. */
const NOT_AHEAD = [
  /^src\/app\/layouts\//,
  /^src\/features\/(admin|authoring)\//,
  /\/(ClassPage|GradebookPage|StaffCard)\.tsx$|\/guidance\/QuestionsPage/,
  /\/(RegisterPage|ForgotPasswordPage|ResetPasswordPage|VerifyEmailPage|GuardianPage|GoogleCallbackPage)\.tsx$/,
  /\/google\.ts$|\/uqr\//,
]

/** Writes `sw.js`: the worker that keeps this build on the phone or, switched off, the one that takes it away. */
export function serviceWorker(enabled: boolean): Plugin {
  let root = ''
  return {
    name: 'taji-worker',
    apply: 'build',
    configResolved: (config) => {
      root = config.root
    },
    writeBundle: {
      order: 'post',
      sequential: true,
      async handler({ dir = '' }) {
        const manifest = JSON.parse(readFileSync(join(dir, '.vite/manifest.json'), 'utf8')) as Manifest
        const texts = [join(dir, ENTRY), join(root, '../netlify.toml')].map((path) => readFileSync(path, 'utf8'))
        await writeWorker(dir, enabled ? buildOf(manifest, texts) : null)
      },
    },
  }
}

/** `texts`: what a phone gets of a build beside the files of its manifest. */
export function buildOf(manifest: Manifest, texts: string[]): Build {
  const shell = filesOf(manifest, SHELL)
  const filesOfParts = Object.keys(manifest)
    .filter((key) => manifest[key]?.isDynamicEntry)
    .sort((a, b) => Number(isLeftOut(a)) - Number(isLeftOut(b)))
    .map((key) => ({ key, files: filesOf(manifest, [key]).filter((file) => !shell.includes(file)) }))
    .filter(({ files }) => files.length > 0)
  const files = [...new Set([...shell, ...filesOfParts.flatMap((part) => part.files)])]
  const version = createHash('sha256')
    .update([...files, ...texts].join('\n'))
    .digest('base64url')
    .slice(0, 12)
  return {
    version,
    entry: `/${manifest[ENTRY]?.file ?? ''}`,
    files: files.map((file) => `/${file}`),
    shell: shell.length,
    parts: filesOfParts.map((part) => part.files.map((file) => files.indexOf(file))),
    learners: filesOfParts.filter(({ key }) => !isLeftOut(key)).length,
  }
}

const isLeftOut = (key: string) => NOT_AHEAD.some((pattern) => pattern.test(key))
