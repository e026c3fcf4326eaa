import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { StartError } from './start-error.ts'

/** Listens on loopback and answers with the port. Throws `StartError` naming `variable` where the port is taken. */
export function listen(server: Server, port: number, variable: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const refuse = (error: NodeJS.ErrnoException) => {
      const taken = `Port ${port} is taken by another program. Stop that one, or set ${variable} to a free port.`
      const reason = error.code === 'EADDRINUSE' ? taken : `Cannot listen on port ${port}: ${error.message}`
      reject(new StartError(reason, { cause: error }))
    }
    server.once('error', refuse)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', refuse)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

/** Takes no more requests, gives those under way `graceMs`, then cuts what is left. */
export function stopListening(server: Server, graceMs: number): Promise<void> {
  if (!server.listening) return Promise.resolve()
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20)
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearInterval(idle)
      clearTimeout(cut)
      resolve()
    })
  })
}
