// Matches two files in a process of its own, so that its memory is the engine's alone, and reports what it took.
import { server } from '../lib/packages.mjs';

const { linkRecords } = await server();

process.once('message', async (order) => {
  const began = performance.now();
  const { pairs, compared, seconds, settings, estimates } = await linkRecords(order);
  const whole = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage();
  const matches = pairs.filter(({ isChosen }) => isChosen).map(({ left, right }) => [left, right]);
  process.send(
    {
      matches,
      compared,
      seconds,
      whole,
      cpuSeconds: (user + system) / 1e6,
      rules: settings.blocking.length,
      estimated: estimates.reduce((sum, each) => sum + each.pairs, 0),
      peakMegabytes: process.resourceUsage().maxRSS / 1024,
    },
    () => process.exit(),
  );
});
process.send('ready');
