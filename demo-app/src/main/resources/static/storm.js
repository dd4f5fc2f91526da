// Many users at once: starts a storm and shows its counts as they come.
import { byId } from './dom.js';

const number = new Intl.NumberFormat('en');
const button = byId('storm').querySelector('button');
const status = byId('storm-status');

byId('storm').addEventListener('submit', (event) => {
  event.preventDefault();
  button.disabled = true;
  status.textContent = 'Under way …';
  const source = new EventSource(`/storm?hops=${byId('storm-hops').value}`);
  source.addEventListener('counts', ({ data }) => show(JSON.parse(data)));
  source.addEventListener('done', ({ data }) => end(source, verdict(show(JSON.parse(data)))));
  source.addEventListener('error', () => end(source, 'It ended early: another storm may be under way.'));
});

/** Closing matters: a source that is left open starts the storm again. */
function end(source, message) {
  source.close();
  button.disabled = false;
  status.textContent = message;
}

function show(counts) {
  for (const field of document.querySelectorAll('[data-count]')) {
    const count = counts[field.dataset.count];
    field.textContent = number.format(count);
    field.classList.toggle('wrong', count > 0 && ['lost', 'foreign'].includes(field.dataset.count));
  }
  byId('storm-progress').value = counts.hops / counts.wanted;
  return counts;
}

function verdict({ hops, lost, foreign, failed }) {
  if (failed > 0) {
    return 'A path failed; the log of the service says why.';
  }
  return lost + foreign === 0
    ? `Done: ${number.format(hops)} hops, every one with its own user.`
    : `Done: ${number.format(lost)} hops lost their user, ${number.format(foreign)} saw another.`;
}
