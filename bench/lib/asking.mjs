import { request } from 'node:http';

/** Sends JSON over connections that are kept. @returns status and text of the answer, and how long it took */
export function postJson(agent, url, headers, body) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const asked = request(url, { agent, method: 'POST', headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part) => {
        text += part;
      });
      answer.once('error', reject);
      answer.once('end', () =>
        resolve({ status: answer.statusCode, text, milliseconds: performance.now() - started }),
      );
    });
    asked.once('error', reject);
    asked.end(JSON.stringify(body));
  });
}
