// Draws a path: a lane for each thread, a row for each hop, and the context's line between them.
import { html, svg } from './dom.js';

const ROW = 46;
const TOP = 26;
const COLOURS = 5;

/** A figure of what the service found; `user` is whose request it was. */
export function drawing(title, user, { start, hops }) {
  const stops = [start, ...hops].map((hop) => ({ ...hop, state: stateOf(hop, user) }));
  const lanes = lanesOf(stops);
  const wrong = stops.filter((stop) => stop.state !== 'right').length;
  return html(
    'figure',
    { class: 'drawing' },
    html('figcaption', {}, html('strong', {}, title), ` ${summary(hops.length, wrong, user)}`),
    html('div', { class: 'lanes' }, picture(stops, lanes, user), rows(stops, lanes)),
  );
}

function stateOf(hop, user) {
  if (hop.user === null) {
    return 'lost';
  }
  return hop.user === user ? 'right' : 'foreign';
}

function lanesOf(stops) {
  const ids = [...new Set(stops.map((stop) => stop.threadId))];
  const widest = Math.min(180, document.documentElement.clientWidth * 0.26);
  const gap = Math.min(22, widest / ids.length);
  return new Map(ids.map((id, i) => [id, { letter: letter(i), x: 12 + i * gap }]));
}

/** A to Z, then AA, AB ... as there may be more threads than letters. */
function letter(i) {
  const last = String.fromCharCode(65 + (i % 26));
  return i < 26 ? last : letter(Math.floor(i / 26) - 1) + last;
}

function summary(hops, wrong, user) {
  const all = hops === 1 ? '1 hop' : `${hops} hops`;
  return wrong === 0 ? `${all}, each as ${user}` : `${all}, ${wrong} without ${user}`;
}

function picture(stops, lanes, user) {
  const width = Math.max(...[...lanes.values()].map((lane) => lane.x)) + 12;
  const height = TOP + stops.length * ROW;
  const points = stops.map((stop, i) => ({ x: lanes.get(stop.threadId).x, y: TOP + (i + 0.5) * ROW }));
  const colour = `user-${user.charCodeAt(0) % COLOURS}`;
  return svg(
    'svg',
    { width, height, viewBox: `0 0 ${width} ${height}`, class: colour, 'aria-hidden': 'true' },
    ...[...lanes.values()].flatMap((lane) => laneOf(lane, height, lanes.size)),
    ...stops.slice(1).map((stop, i) => line(points[i], points[i + 1], stop.state)),
    ...stops.map((stop, i) => node(points[i], stop)),
  );
}

function laneOf(lane, height, lanes) {
  const rule = svg('line', { class: 'lane', x1: lane.x, x2: lane.x, y1: TOP, y2: height });
  const crowded = lanes > 14;
  return crowded ? [rule] : [rule, svg('text', { class: 'letter', x: lane.x, y: 16 }, lane.letter)];
}

function line(from, to, state) {
  const bend = (from.y + to.y) / 2;
  const d = `M${from.x},${from.y} C${from.x},${bend} ${to.x},${bend} ${to.x},${to.y}`;
  return svg('path', { class: `line ${state}`, d });
}

/** Who was there, by initial; the shape tells right from wrong without its colour. */
function node({ x, y }, { state, user }) {
  const shape =
    state === 'right'
      ? svg('circle', { cx: x, cy: y, r: 9 })
      : svg('rect', { x: x - 8, y: y - 8, width: 16, height: 16 });
  const initial = user === null ? '×' : user.charAt(0).toUpperCase();
  return svg('g', { class: `node ${state}` }, shape, svg('text', { x, y: y + 4 }, initial));
}

function rows(stops, lanes) {
  return html('ol', { class: 'hops' }, ...stops.map((stop, i) => row(stop, i, lanes.get(stop.threadId))));
}

function row(stop, place, lane) {
  const seen = { right: stop.user, lost: 'lost', foreign: `foreign: ${stop.user}` }[stop.state];
  const thread = stop.thread === '' ? `virtual thread ${stop.threadId}` : stop.thread;
  return html(
    'li',
    { class: stop.state },
    html('span', { class: 'kind', title: stop.kind }, stop.kind),
    html('span', { class: 'seen' }, seen),
    html('small', { class: 'thread', title: thread }, `${lane.letter} · ${thread}`),
    html('small', {}, place === 0 ? '' : duration(stop.micros)),
  );
}

function duration(micros) {
  return micros < 1000 ? `${micros} µs` : `${(micros / 1000).toFixed(1)} ms`;
}
