import './node-version.mjs'

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled())
  .then(() => import('tsx/esm/api'))
  .then(({ register }) => register())
  .then(() => import('../src/server.ts'))
  .then(({ main }) => main())
  .catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
