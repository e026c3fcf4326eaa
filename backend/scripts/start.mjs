import './node-version.mjs'

import('./everything.mjs')
  .then(({ startEverything }) => startEverything())
  .catch((error) => {
    console.error(error.message)
    process.exit(1)
  })
