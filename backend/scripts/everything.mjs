import { existsSync, readFileSync } from 'node:fs'
import { parseEnv } from 'node:util'
import { Children } from './children.mjs'
import { ensureInstalled, root } from './install.mjs'
import { answers, isGateway, isTaken } from './ports.mjs'

const APP_PORT = 5173
const READY_MS = 120_000

/** Starts the gateway (unless one answers already), the raw collections and the app, and runs until Ctrl+C. */
export async function startEverything() {
  await ensureInstalled()
  const { GATEWAY_PORT: gatewayPort, PORT: rawPort } = await readConfig()
  const gatewayRuns = await isGateway(gatewayPort)
  if (!gatewayRuns) {
    await needFree(gatewayPort, 'something that is not a gateway. Stop that, or set GATEWAY_PORT to a free port.')
    await needFree(rawPort, 'another program. Stop that, or set PORT to a free port.')
  }
  await needFree(APP_PORT, 'another program, and the app needs it. Stop that first.')

  const children = new Children((name) => void end(`${name} has stopped, so everything is stopped.`, 1))
  const end = async (sentence, code) => {
    if (sentence) console.error(sentence)
    await children.stop()
    process.exit(code)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void end('', 0))
  endWithNpm(() => void end('', 0))

  if (!gatewayRuns) children.run('The gateway', [`${root}backend/scripts/gateway.mjs`])
  children.run(
    'The app',
    [`${root}node_modules/vite/bin/vite.js`, '--port', String(APP_PORT), '--strictPort', '--logLevel', 'warn'],
    { cwd: `${root}frontend`, env: appEnv(gatewayPort), out: 'inherit' },
  )

  const urls = [`http://localhost:${APP_PORT}/`]
  if (!gatewayRuns) urls.push(`http://localhost:${gatewayPort}/api/v1/gateway/health`, `http://localhost:${rawPort}/`)
  const late = AbortSignal.timeout(READY_MS)
  await Promise.all(urls.map((url) => answers(url, late)))
  if (late.aborted) return end('Not everything has answered within two minutes, so everything is stopped.', 1)
  console.log(welcome({ gatewayRuns, gatewayPort, rawPort }))
}

/** npm that is told to end does not tell what it runs: whoever ended it wants this ended too. */
function endWithNpm(stop) {
  if (!process.env.npm_lifecycle_event) return
  const npm = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === npm) return
    clearInterval(watch)
    stop()
  }, 1000)
  watch.unref()
}

async function readConfig() {
  const { register } = await import('tsx/esm/api')
  register()
  const { readConfig } = await import('../src/host/config.ts')
  return readConfig()
}

/** The app's variables of the file at the top, below the real environment; and where the gateway is, if not on 8000. */
function appEnv(gatewayPort) {
  const file = `${root}.env`
  const own = existsSync(file) ? Object.entries(parseEnv(readFileSync(file, 'utf8'))) : []
  const ofTheApp = Object.fromEntries(own.filter(([name]) => /^(VITE|REACT_APP)_/.test(name)))
  const env = { ...ofTheApp, ...process.env, GATEWAY_PORT: String(gatewayPort) }
  if (gatewayPort !== 8000) env.VITE_WS_URL ??= `ws://localhost:${gatewayPort}/ws`
  return env
}

async function needFree(port, rest) {
  if (await isTaken(port)) throw new Error(`Port ${port} is taken by ${rest}`)
}

function welcome({ gatewayRuns, gatewayPort, rawPort }) {
  const gateway = `http://localhost:${gatewayPort}/api/v1`
  const app = `http://localhost:${APP_PORT}`
  const lines = gatewayRuns
    ? [`  App      ${app}`, `  Gateway  ${gateway} (was running already, and is used as it is)`]
    : [
        `  App              ${app}`,
        `  Gateway          ${gateway}`,
        `  Raw collections  http://localhost:${rawPort}`,
        '',
        '  Sign in with the password Karibu-2026! as',
        '    learner@tajiconnect.test',
        '    instructor@tajiconnect.test',
        '    admin@tajiconnect.test',
      ]
  return ['', 'TajiConnect is running', '', ...lines, '', '  Ctrl+C stops it.', ''].join('\n')
}
