// Asks one address over and over on so many connections, for so long, and tells how long each answer took.
import { Agent, request } from 'node:http';

process.on('disconnect', () => process.exit());
process.on('message', async ({ url, headers, body, connections, seconds }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const until = performance.now() + seconds * 1000;
  const times = [];
  const ask = () =>
    new Promise((resolve, reject) => {
      const started = performance.now();
      const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
        answer.resume();
        answer.once('end', () => {
          times.push(performance.now() - started);
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`It answered ${answer.statusCode}.`));
        });
      });
      asked.once('error', reject);
      asked.end(body);
    });
  const connection = async () => {
    while (performance.now() < until) await ask();
  };
  await Promise.all(Array.from({ length: connections }, connection));
  agent.destroy();
  process.send({ times });
});
process.send('ready');
