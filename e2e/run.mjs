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
/** What the compiler has seen already; the second run is a matter of a second. */
const seenTypes = (part) => join(root, 'node_modules', '.cache', 'types', `${part}.tsbuildinfo`)
let passed = 0
/** What failed: shown where it is met, and said once more at the end: a long log is often read from there. */
const failures = []

function run(command, args, { env = {}, stdio = 'inherit' } = {}) {
  const child = spawn(command, args, {
    cwd: root,
    stdio,
    env: { ...process.env, ...env },
    shell: process.platform === 'win32',
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  return new Promise((resolve) => {
    child.on('error', () => resolve({ ok: false, said }))
    child.on('close', (code) => resolve({ ok: code === 0, said }))
  })
}

/** One check; what it says is shown when it is done, so that several can run at once. */
async function check(name, command, args) {
  const { ok, said } = await run(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  if (ok) passed++
  else failures.push(`${name}\n${said}`)
  console.log(`${ok ? 'passed' : 'FAILED'}: ${name}`)
  if (!ok || name === 'size') console.log(said)
}

/** Adds up what Vitest says of its tests; a file that could not even be loaded is one failure. */
async function tests(projects, env) {
  console.log(`\n— tests (${projects.join(', ')})`)
  rmSync(report, { force: true })
  const chosen = projects.flatMap((project) => ['--project', project])
  const { ok } = await run(
    bin('vitest'),
    ['run', ...chosen, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
    { env },
  )
  const failed = []
  try {
    const { numPassedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    passed += numPassedTests
    for (const { name, message, status, assertionResults } of testResults) {
      if (status === 'failed' && assertionResults.length === 0) failed.push(`${name}\n${message}`)
      for (const { status, fullName, failureMessages } of assertionResults)
        if (status === 'failed') failed.push(`${name} › ${fullName}\n${failureMessages.join('\n')}`)
    }
    if (!ok && failed.length === 0) failed.push(`tests (${projects.join(', ')}): Vitest ended with an error`)
  } catch {
    failed.push(`tests (${projects.join(', ')}): Vitest left no report`)
  }
  failures.push(...failed)
}

try {
  await ensureInstalled()
  const browser = withBrowser ? await findBrowser() : null
  mkdirSync(results, { recursive: true })
  const parts = ['contract', 'backend', 'frontend', 'frontend/worker', 'e2e']
  await Promise.all([
    ...parts.map((part) =>
      check(`types: ${part}`, bin('tsc'), ['-p', part, '--incremental', '--tsBuildInfoFile', seenTypes(part)]),
    ),
    check('lint', bin('oxlint'), [...parts, '--deny-warnings']),
    check('format', bin('oxfmt'), ['--check']),
    tests(['node', 'frontend']),
  ])
  if (browser) {
    await check('build', 'npm', ['run', 'build'])
    await check('size', process.execPath, [join(root, 'frontend', 'scripts', 'size.mjs')])
    await tests(['processes'], {})
    await tests(['journeys'], { BROWSER_PATH: browser })
  }
} catch (error) {
  failures.push(error instanceof Error ? error.message : String(error))
}
for (const failure of failures) console.log(`\nFAILED: ${failure.slice(0, 2_000)}`)
console.log(`\n${passed} passed, ${failures.length} failed`)
process.exitCode = failures.length === 0 ? 0 : 1
