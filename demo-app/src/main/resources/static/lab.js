// The hop lab: signs in, runs the path, with the flag and beside it without, and draws both.
import { byId } from './dom.js';
import { drawing } from './drawing.js';
import { path } from './path.js';
import './storm.js';

const status = byId('status');
const button = byId('run').querySelector('button');

byId('run').addEventListener('submit', async (event) => {
  event.preventDefault();
  if (path().length === 0) {
    status.textContent = 'The path is empty: press some hops first.';
    return;
  }
  button.disabled = true;
  status.textContent = byId('beside').checked
    ? 'Running, with the flag and without; the second JVM may have to start first …'
    : 'Running …';
  try {
    byId('drawings').replaceChildren(...(await run(byId('user').value)));
    status.textContent = 'Done.';
  } catch (problem) {
    status.textContent = problem.message;
  } finally {
    button.disabled = false;
  }
});

async function run(user) {
  const { token } = await json('/login', { method: 'POST', body: new URLSearchParams({ user }) });
  const request = { headers: { Authorization: `Bearer ${token}` } };
  const query = new URLSearchParams({ path: path().join(',') });
  const sides = [[byId('drawings').dataset.side, `/hops?${query}`]];
  if (byId('beside').checked) {
    sides.push(['Without the flag:', `/without-the-flag/hops?${query}`]);
  }
  const answers = await Promise.all(sides.map(([, address]) => json(address, request)));
  return answers.map((answer, i) => drawing(sides[i][0], user, answer));
}

async function json(address, request) {
  const answer = await fetch(address, request);
  const body = await answer.json();
  if (!answer.ok) {
    throw new Error(body.error);
  }
  return body;
}
