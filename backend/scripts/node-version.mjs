// Plain enough for every Node that knows modules: it is here to refuse the old ones.
var version = process.versions.node.split('.').map(Number)

if (version[0] < 20 || (version[0] === 20 && version[1] < 19)) {
  console.error('TajiConnect needs Node 20.19 or newer; this is ' + process.versions.node + '. See https://nodejs.org/')
  process.exit(1)
}
