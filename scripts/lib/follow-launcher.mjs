// Loaded before API and worker by the launcher: they end when it is gone, also when it was killed.
process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
// A channel that nobody writes to must not keep the process from ending by itself.
process.channel?.unref();
