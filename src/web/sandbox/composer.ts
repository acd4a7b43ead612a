/** The message box: words, commands, files picked, dropped or pasted, sample files, and the message one replies to. */
import type { Command, SandboxMessage } from '../../bot/networks/sandbox/scene.ts';
import { save } from './attachment.ts';
import { preview } from './bubble.ts';
import { tapFor } from './choices.ts';
import { el, icon, iconButton } from './dom.ts';
import { type MenuItem, menuButton } from './menu.ts';
import { attempt } from './notices.ts';
import { actIn, read, upload } from './server.ts';
import { nameOf, speakerIn, state } from './state.ts';
import { say, sizeText } from './words.ts';

export type Composer = {
  readonly element: HTMLElement;
  readonly replyTo: (message: SandboxMessage) => void;
  /** The newest message may ask for a reply; the box then opens one, and takes the focus when it just `arrived`. */
  readonly answer: (message: SandboxMessage | undefined, arrived: boolean) => void;
  readonly acceptDrops: (zone: HTMLElement) => void;
};

export function composer(
  chat: number,
  toasts: HTMLElement,
  { echo }: { readonly echo: (text: string, side: 'own' | 'bot') => void },
): Composer {
  let quoted: SandboxMessage | null = null;
  let files: File[] = [];
  const inGroup = state.groups.has(chat);
  const quoteBar = el('div', { class: 'quote-bar', hidden: true });
  const tray = el('div', { class: 'tray', hidden: true });
  const asFiles = el('input', { type: 'checkbox' });
  const placeholder = say(inGroup ? 'writeGroup' : 'write');
  const text = el('textarea', {
    rows: 1,
    placeholder,
    'aria-label': placeholder,
    enterkeyhint: 'send',
    autocomplete: 'off',
  });
  const picker = el('input', { type: 'file', multiple: true, hidden: true, tabindex: -1 });
  const form = el('form', { class: 'composer' }, [
    quoteBar,
    tray,
    el('div', { class: 'tools' }, [commandMenu(), sampleMenu()]),
    el('div', { class: 'box' }, [
      picker,
      iconButton('attach', say('attach'), () => picker.click()),
      text,
      el('button', { type: 'submit', class: 'icon-button send', 'aria-label': say('send'), title: say('send') }, [
        icon('send'),
      ]),
    ]),
  ]);
  text.value = state.drafts.get(chat) ?? '';

  function commandMenu() {
    const button = el('button', { type: 'button', class: 'tool' }, [icon('slash'), say('commands')]);
    return menuButton(button, commands, { label: say('commands'), empty: say('noCommands') });
  }
  async function commands(): Promise<readonly MenuItem[]> {
    const query = new URLSearchParams({
      person: String(speakerIn(chat)),
      chat: String(chat),
      language: state.settings.language,
    });
    const offered: readonly Command[] = await (await read(`commands?${query}`)).json();
    return offered.map(({ command, description }) => ({
      label: `/${command}`,
      detail: description,
      chosen: () => void speak(`/${command}`),
    }));
  }
  function sampleMenu() {
    if (state.samples.length === 0) return null;
    const button = el('button', { type: 'button', class: 'tool' }, [icon('sample'), say('samples')]);
    return menuButton(button, samples, { label: say('samples') });
  }
  function samples(): readonly MenuItem[] {
    return state.samples.flatMap(({ name, title: titles }): MenuItem[] => {
      const title = titles[state.settings.language];
      const path = `samples/${encodeURIComponent(name)}`;
      return [
        {
          label: say('sendSample', { name: title }),
          detail: name,
          lead: icon('send'),
          chosen: () => void sendSample(path),
        },
        { label: say('download', { name: title }), lead: icon('download'), chosen: () => void save(path, name) },
      ];
    });
  }
  const sendSample = (path: string) => attempt(toasts, actIn(path, { person: speakerIn(chat), chat }));

  const speak = (words: string) =>
    attempt(
      toasts,
      actIn('messages', { person: speakerIn(chat), chat, text: words, ...(quoted ? { replyTo: quoted.id } : {}) }),
    );

  async function submit() {
    const words = text.value.trim();
    if (files.length > 0) return sendFiles(words);
    if (words === '') return;
    const tap = state.settings.skin === 'whatsapp' ? tapFor(chat, words, quoted?.id ?? null) : undefined;
    clearText();
    if (tap && 'data' in tap.button) {
      echo(words, 'own');
      setQuote(null);
      await attempt(
        toasts,
        actIn('taps', { person: speakerIn(chat), chat, message: tap.message.id, data: tap.button.data }),
      );
      return;
    }
    const sent = speak(words);
    setQuote(null);
    if (!(await sent) && text.value === '') setText(words);
  }

  async function sendFiles(caption: string) {
    const body = new FormData();
    const fields = {
      person: speakerIn(chat),
      chat,
      caption,
      as: asFiles.checked ? 'document' : 'photo',
      ...(quoted ? { replyTo: quoted.id } : {}),
    };
    for (const [name, value] of Object.entries(fields)) body.append(name, String(value));
    for (const file of files) body.append('file', file, file.name);
    form.setAttribute('aria-busy', 'true');
    const done = await attempt(toasts, upload(fields, body));
    form.removeAttribute('aria-busy');
    if (!done) return;
    clearText();
    setQuote(null);
    setFiles([]);
  }

  function setText(words: string) {
    text.value = words;
    state.drafts.set(chat, words);
    grow();
  }
  const clearText = () => setText('');
  function grow() {
    text.style.height = 'auto';
    text.style.height = `${Math.min(text.scrollHeight, 160)}px`;
  }

  function setQuote(message: SandboxMessage | null, asking = false) {
    quoted = message;
    quoteBar.hidden = message === null;
    text.placeholder = (asking && message?.forceReply?.placeholder) || placeholder;
    if (!message) return quoteBar.replaceChildren();
    quoteBar.replaceChildren(
      icon('reply'),
      el('span', { class: 'quote-words' }, [
        el('strong', {}, [say('replying', { name: nameOf(message.from) })]),
        preview(message),
      ]),
      iconButton('close', say('stopReply'), () => setQuote(null)),
    );
  }

  function setFiles(chosen: readonly File[]) {
    files = [...chosen];
    tray.hidden = files.length === 0;
    const anyImage = files.some(({ type }) => /^image\/(png|jpeg)$/.test(type));
    tray.replaceChildren(
      ...files.map((file) =>
        el('span', { class: 'tray-file' }, [
          icon('file'),
          el('span', { class: 'tray-name' }, [file.name]),
          el('span', { class: 'chip-detail' }, [sizeText(file.size)]),
          iconButton('close', say('remove', { name: file.name }), () => setFiles(files.filter((one) => one !== file))),
        ]),
      ),
      ...(anyImage ? [el('label', { class: 'check' }, [asFiles, say('asDocument')])] : []),
    );
    if (files.length > 0) text.focus();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void submit();
  });
  text.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      void submit();
    }
    if (event.key === 'Escape' && quoted) setQuote(null);
  });
  text.addEventListener('input', () => {
    state.drafts.set(chat, text.value);
    grow();
  });
  text.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    setFiles([...files, ...pasted]);
  });
  picker.addEventListener('change', () => {
    setFiles([...files, ...(picker.files ?? [])]);
    picker.value = '';
  });

  return {
    element: form,
    replyTo(message) {
      setQuote(message);
      text.focus();
    },
    answer(message, arrived) {
      const asked = message?.from === state.bot ? message.forceReply : null;
      const forMe = asked && (asked.person === null || asked.person === speakerIn(chat));
      if (forMe && message) setQuote(message, true);
      const idle = document.activeElement === document.body || form.parentElement?.contains(document.activeElement);
      if (forMe && arrived && idle) text.focus();
    },
    acceptDrops(zone) {
      const veil = el('div', { class: 'veil', 'aria-hidden': 'true' }, [say('dropHere')]);
      zone.append(veil);
      let depth = 0;
      const over = (change: number) => {
        depth = Math.max(0, depth + change);
        zone.classList.toggle('dropping', depth > 0);
      };
      zone.addEventListener('dragenter', () => over(1));
      zone.addEventListener('dragleave', () => over(-1));
      zone.addEventListener('dragover', (event) => event.preventDefault());
      zone.addEventListener('drop', (event) => {
        event.preventDefault();
        over(-depth);
        setFiles([...files, ...(event.dataTransfer?.files ?? [])]);
      });
    },
  };
}
