// Everything that is checked, in one command: `npm test`. With --no-browser: `npm run check`.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import '../backend/scripts/node-version.mjs'

const { ensureInstalled, root } = await import('../backend/scripts/install.mjs')
const { findBrowser } = await import('./browser.mjs')

const withBrowser = !process.argv.includes('--no-browser')
const results = join(root, 'test-results')
const report = join(results, 'vitest.json')
const bin = (name) => join(root, 'node_modules', '.bin', name)
const tally = { passed: 0, failed: 0 }

function run(command, args, env = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', (code) => resolve(code ?? 1))
  })
}

async function check(name, command, args) {
  console.log(`\n— ${name}`)
  const ok = (await run(command, args)) === 0
  tally[ok ? 'passed' : 'failed']++
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name}`)
}

/** Adds up what Vitest says of its tests; a file that could not even be loaded is one failure. */
async function tests(projects, env) {
  console.log(`\n— tests (${projects.join(', ')})`)
  rmSync(report, { force: true })
  const chosen = projects.flatMap((project) => ['--project', project])
  const code = await run(
    bin('vitest'),
    ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    env,
  )
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    tally.passed += numPassedTests
    tally.failed += numFailedTests + unloaded.length
    if (code !== 0 && numFailedTests + unloaded.length === 0) tally.failed++
  } catch {
    tally.failed++
  }
}

try {
  await ensureInstalled()
  const browser = withBrowser ? await findBrowser() : null
  mkdirSync(results, { recursive: true })
  for (const part of ['contract', 'backend', 'frontend', 'e2e']) await check(`types: ${part}`, bin('tsc'), ['-p', part])
  await check('lint', bin('oxlint'), ['contract', 'backend', 'frontend', 'e2e', '--deny-warnings'])
  await check('format', bin('oxfmt'), ['--check'])
  await tests(['node', 'frontend'])
  if (browser) {
    await check('build', process.execPath, [join(root, 'e2e', 'build-site.mjs')])
    await check('size', process.execPath, [join(root, 'frontend', 'scripts', 'size.mjs')])
    await tests(['journeys'], { BROWSER_PATH: browser })
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  tally.failed++
}
console.log(`\n${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed === 0 ? 0 : 1
