/** The key tool (LOCK) as a whole: language, network light, the two steps, and what the link from the bot brings along. */

import { fill } from './step-one.ts';
import './step-two.ts';
import { find, say, unsaved } from './view.ts';

function speak(language: string): void {
  const isEnglish = language === 'en';
  document.documentElement.lang = language;
  find('language').textContent = isEnglish ? 'Indonesia' : 'English';
  find('language').lang = isEnglish ? 'id' : 'en';
}

/** `navigator.onLine` knows only whether there is a network, not whether it leads anywhere: the words claim no more. */
function showNetwork(): void {
  find('online').className = navigator.onLine ? 'on' : 'off';
  say(
    find('online'),
    navigator.onLine
      ? ['● Terhubung ke jaringan. Halaman ini tidak memakainya.', '● On a network. This page does not use it.']
      : ['● Tidak terhubung ke jaringan. Semua tetap berfungsi.', '● Off the network. Everything works.'],
  );
}

function go(step: string): void {
  for (const one of ['1', '2']) {
    find(`step-${one}`).hidden = one !== step;
    find(`go-${one}`).ariaCurrent = one === step ? 'step' : null;
  }
}

/** `#n=…&c=…&m=…&k=…&s=step&l=language`: a fragment never leaves the browser; taken once, then gone from the address. */
const fragment = new URLSearchParams(location.hash.slice(1));
if (location.hash) history.replaceState(null, '', location.href.replace(/#.*/, ''));
fill(fragment);
speak(fragment.get('l') === 'en' ? 'en' : 'id');
go(fragment.get('s') === '2' ? '2' : '1');
showNetwork();
// Plain http from another machine: the browser offers no crypto.subtle, so nothing below can work.
find('insecure').hidden = isSecureContext;

find('language').onclick = () => speak(find('language').lang);
for (const step of ['1', '2']) {
  find(`go-${step}`).onclick = () => go(step);
  // A fresh page has forgotten everything; it is the surest way to start again.
  find(`again-${step}`).onclick = () => {
    location.hash = `s=${step}&l=${document.documentElement.lang}`;
    location.reload();
  };
}
for (const change of ['online', 'offline']) addEventListener(change, showNetwork);
addEventListener('beforeunload', (event) => {
  if (unsaved.has('key') || unsaved.has('p12')) event.preventDefault();
});
