// Loaded before a measured server: tells the CPU time that its process has used and the memory that it holds, and
// ends it with its parent.
const MEGABYTE = 1024 * 1024;

process.on('message', (message) => {
  if (message === 'cpu') {
    const { user, system } = process.cpuUsage();
    process.send({ microseconds: user + system });
  }
  if (message === 'memory') {
    const { rss, heapUsed } = process.memoryUsage();
    process.send({ resident: rss / MEGABYTE, heap: heapUsed / MEGABYTE });
  }
});
process.on('disconnect', () => process.exit());
