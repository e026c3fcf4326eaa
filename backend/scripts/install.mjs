import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url))

/** Installs what `package-lock.json` names and is not there. Rejects with one sentence where that fails. */
export async function ensureInstalled() {
  if (isInstalled()) return
  console.log('Installing packages (npm ci) …')
  const code = await runNpm(['ci', '--include=dev', '--no-audit', '--no-fund'])
  if (code !== 0)
    throw new Error('The packages could not be installed; what npm says above tells why. Then start again.')
}

/** npm leaves in `node_modules` a copy of the lock of what it has put there. */
function isInstalled() {
  const wanted = packagesOf('package-lock.json')
  const found = packagesOf('node_modules/.package-lock.json')
  return Object.entries(wanted).every(
    ([path, { version, optional, link }]) =>
      !path.startsWith('node_modules/') || link || found[path]?.version === version || (optional && !found[path]),
  )
}

function packagesOf(lock) {
  try {
    return JSON.parse(readFileSync(root + lock, 'utf8')).packages
  } catch {
    return {}
  }
}

function runNpm(args) {
  const npm = process.env.npm_execpath
  const [command, first] = npm ? [process.execPath, [npm]] : ['npm', []]
  const shell = !npm && process.platform === 'win32'
  const child = spawn(command, [...first, ...args], { cwd: root, stdio: 'inherit', shell })
  return new Promise((resolve) => {
    child.on('error', () => resolve(1))
    child.on('exit', resolve)
  })
}
