// Loaded first into each child: ends it when the process that started it is gone, however that ended.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
