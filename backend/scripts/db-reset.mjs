import './node-version.mjs'

import('./install.mjs')
  .then(({ ensureInstalled }) => ensureInstalled())
  .then(() => import('tsx/esm/api'))
  .then(({ register }) => register())
  .then(() => Promise.all([import('../src/host/config.ts'), import('../src/host/open-store.ts')]))
  .then(([{ readConfig }, { resetStore }]) => {
    const config = readConfig()
    return resetStore({ seedFile: config.DB_PATH, dataDir: config.DATA_DIR })
  })
  .then((file) => console.log(`The seed data is back in ${file}`))
  .catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
