// The path that is being put together: pressed on the palette, moved and taken out in its list.
import { byId, html } from './dom.js';

const LONGEST = 64;
const RANDOM_HOPS = 8;
const list = byId('path');
const kinds = [...document.querySelectorAll('[data-kind]')].map((button) => button.dataset.kind);
let hops = [];

export function path() {
  return [...hops];
}

function show(focused = -1) {
  list.replaceChildren(...hops.map(chip));
  if (focused >= 0 && hops.length > 0) {
    list.querySelectorAll('button')[Math.min(focused, hops.length - 1)].focus();
  }
}

function chip(kind, place) {
  const button = html(
    'button',
    { type: 'button', class: 'chip', 'aria-label': `Hop ${place + 1} of ${hops.length}: ${kind}` },
    `${place + 1} ${kind}`,
  );
  button.addEventListener('click', () => takeOut(place));
  button.addEventListener('keydown', (event) => pressed(event, place));
  return html('li', {}, button);
}

function pressed(event, place) {
  if (event.key === 'Delete' || event.key === 'Backspace') {
    takeOut(place);
  } else if (event.key === 'ArrowLeft') {
    move(place, place - 1);
  } else if (event.key === 'ArrowRight') {
    move(place, place + 1);
  } else {
    return;
  }
  event.preventDefault();
}

function takeOut(place) {
  hops.splice(place, 1);
  show(place);
}

function move(from, to) {
  if (to >= 0 && to < hops.length) {
    hops.splice(to, 0, ...hops.splice(from, 1));
    show(to);
  }
}

function replace(others) {
  hops = others;
  show();
}

byId('palette').addEventListener('click', (event) => {
  const { kind } = event.target.dataset;
  if (kind !== undefined && hops.length < LONGEST) {
    replace([...hops, kind]);
  }
});
byId('every').addEventListener('click', () => replace([...kinds]));
byId('random').addEventListener('click', () =>
  replace(Array.from({ length: RANDOM_HOPS }, () => kinds[Math.floor(Math.random() * kinds.length)])),
);
byId('clear').addEventListener('click', () => replace([]));
replace(['executor', 'timer', 'fork-join', 'completable-future']);
