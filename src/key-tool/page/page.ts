/** The key tool (LOCK) as a whole: language, network light, the steps, what the link from the bot brings along, and the leaving. */

import { onDrop } from './other-tools.ts';
import { fill } from './step-one.ts';
import './step-two.ts';
import { find, say, unsaved, wipe } from './view.ts';

const steps = ['1', '2', '3'];
const root = document.documentElement;

/** `navigator.onLine` knows only whether there is a network, not whether it leads anywhere: the words claim no more. */
const showNetwork = (): void => {
  find('online').className = navigator.onLine ? 'on' : 'off';
  say(
    find('online'),
    navigator.onLine
      ? ['Terhubung ke jaringan. Halaman ini tidak memakainya.', 'On a network. This page does not use it.']
      : ['Tidak terhubung ke jaringan. Semua tetap berfungsi.', 'Off the network. Everything works.'],
  );
};

let current = '1';

/** The blocks that two steps share go where they are needed; what was typed into them stays nowhere. */
const go = (step: string): void => {
  wipe();
  current = step;
  for (const one of steps) {
    find(`step-${one}`).hidden = one !== step;
    find(`go-${one}`).ariaCurrent = one === step ? 'step' : null;
  }
  find(step === '3' ? 'own-3' : 'own-2').append(find('own'));
  find(step === '3' ? 'new-3' : 'new-1').append(find('new'));
};

const isServed = location.protocol.startsWith('http');

/** The way back leads to the chat: Telegram, WhatsApp, or whoever served this page; any other address is as good as none. */
const isWayBack = (address: string) =>
  /^https:\/\/(t|wa)\.me\//.test(address) || (isServed && address.startsWith(`${location.origin}/`));

/** `#n=…&c=…&m=…&k=…&s=step&l=language&b=way back`: a fragment never leaves the browser; taken once, then gone from the address. */
const fragment = new URLSearchParams(location.hash.slice(1));
if (location.hash) history.replaceState(null, '', location.href.replace(/#.*/, ''));
const back = fragment.get('b') ?? '';
for (const link of document.querySelectorAll<HTMLAnchorElement>('.back')) {
  if (!isWayBack(back)) break;
  // Whoever forges a link can name a bot of their own: so the person sees whose it is.
  const { host, pathname } = new URL(back);
  say(link, [`Kembali ke chat: ${host}${pathname}`, `Back to the chat: ${host}${pathname}`]);
  Object.assign(link, { href: back, target: '_blank', rel: 'noreferrer' });
}
fill(fragment);
root.lang = fragment.get('l') === 'en' ? 'en' : 'id';
go(steps.find((step) => step === fragment.get('s')) ?? '1');
showNetwork();
// Plain http from another machine: the browser offers no crypto.subtle, so nothing below can work.
find('insecure').hidden = isSecureContext;
// Only a server has the page that explains it.
find('genuine').hidden = !isServed;

find('language').onclick = () => {
  root.lang = root.lang === 'en' ? 'id' : 'en';
};
for (const step of steps) find(`go-${step}`).onclick = () => go(step);
// A fresh page has forgotten everything; it is the surest way to start again.
find('restart').onclick = () => {
  location.hash = String(new URLSearchParams({ s: current, l: root.lang, b: back }));
  location.reload();
};
onDrop(() => go('3'));
for (const change of ['online', 'offline']) addEventListener(change, showNetwork);
addEventListener('pagehide', wipe);
addEventListener('beforeunload', (event) => {
  if (unsaved.size > 0) event.preventDefault();
});
