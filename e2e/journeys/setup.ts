import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { preview } from 'vite'
import type { TestProject } from 'vitest/node'
import { readConfig } from '../../backend/src/host/config.ts'
import { startServer } from '../../backend/src/server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the built site answers. */
    site: string
    /** Where the gateway behind it answers. */
    gateway: string
  }
}

const frontend = resolve(import.meta.dirname, '../../frontend')

/** The built site and the gateway as they run for a person, on free ports and with data of their own. */
export default async function setup(project: TestProject) {
  const dataDir = mkdtempSync(join(tmpdir(), 'taji-journeys-'))
  const port = await freePort()
  const site = `http://localhost:${port}`
  const config = readConfig(
    { NODE_ENV: 'test', DATA_DIR: dataDir, GATEWAY_PORT: '0', PORT: '0', CORS_ORIGINS: site },
    [],
  )
  const gateway = await startServer(config, {
    request: (entry) => console.error(JSON.stringify(entry)),
    notice: (line) => console.error(line),
  })
  const served = await preview({
    root: frontend,
    logLevel: 'warn',
    preview: { port, strictPort: true, proxy: { '/api': { target: gateway.gatewayUrl, changeOrigin: true } } },
  })
  project.provide('site', site)
  project.provide('gateway', gateway.gatewayUrl)
  return async () => {
    await served.close()
    await gateway.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer()
    probe.once('error', fail)
    probe.listen(0, () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => done(port))
    })
  })
}
