/**
 * The way to WhatsApp by the real whatsapp-web.js Client in a real Chromium, before the stand-in page: what people do becomes events, what we
 * do reaches them. WhatsApp's own page was not reached. DESIGN "One set of flows, many networks".
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WireChat, WireEvent } from '#bot/networks/whatsapp/wire.ts';
import { haveTools } from '#support/chromium.ts';
import type { Person } from '#support/whatsapp-page/people.ts';
import { openWired, type Wired } from '#support/whatsapp-page/wired.ts';

const bytes = (size: number) => new Uint8Array(size).map((_, place) => place % 251);
const digits = (id: string | null) => id?.split('@')[0] ?? '';
const chatWith = ({ phone, lid }: Pick<Person, 'phone' | 'lid'>): WireChat => ({
  kind: 'person',
  person: phone ? { phone: digits(phone) } : { lid: digits(lid) },
});

const has = haveTools('chromium');
let wired: Wired;
beforeAll(async () => {
  if (!has) return;
  wired = await openWired();
  await wired.start();
  await wired.ready();
});
afterAll(() => wired?.close());

describe.runIf(has)('what people do in WhatsApp is told', () => {
  const kinds = (of: readonly WireEvent[]) => of.map(({ kind }) => kind);
  /** What was told since, once the last of it is there. */
  const told = async (act: () => void): Promise<readonly WireEvent[]> => {
    const before = wired.events.length;
    act();
    const last = wired.whatsapp.person('Penutup');
    last.says(`penutup ${before}`);
    await wired.heard(`penutup ${before}`);
    // Chats are kept side by side: what was told before it may be kept right after it.
    await new Promise((resolve) => setImmediate(resolve));
    return wired.events.slice(before).filter((event) => !('text' in event) || !event.text.startsWith('penutup'));
  };

  it('linked by the QR that the telephone scans, under its number', () => {
    expect(wired.states.map(({ kind }) => kind)).toEqual(['starting', 'pairing', 'ready']);
    expect(wired.wire.state()).toMatchObject({ kind: 'ready', phone: wired.whatsapp.phone });
    expect(wired.whatsapp.isLinked()).toBe(true);
  });

  it('a text with who wrote it, by telephone number and LID, and their own name', async () => {
    const ani = wired.whatsapp.person('Ani Suryani');
    const [event] = await told(() => ani.says('Selamat pagi\n*tebal* 😀'));
    const person = { phone: digits(ani.phone), lid: digits(ani.lid), name: 'Ani Suryani' };
    expect(event).toMatchObject({ kind: 'message', text: 'Selamat pagi\n*tebal* 😀', from: person });
    expect(event).toMatchObject({ chat: { kind: 'person', person } });
  });

  it('ACC-8: who is known by the LID in their chat and by the number in a group is one person', async () => {
    const budi = wired.whatsapp.person('Budi Santoso', { goesBy: 'lid' });
    const [event] = await told(() => budi.says('Ini Budi'));
    expect(event).toMatchObject({ from: { phone: digits(budi.phone), lid: digits(budi.lid) } });
  });

  it('who hides the number is known by the LID alone', async () => {
    const hidden = wired.whatsapp.person('Citra', { phone: null });
    const [event] = await told(() => hidden.says('Nomor saya rahasia'));
    expect(event).toMatchObject({ from: { lid: digits(hidden.lid), name: 'Citra' } });
    expect(event).not.toMatchObject({ from: { phone: expect.anything() } });
  });

  it('a message of 60,000 characters whole', async () => {
    const long = 'panjang '.repeat(7500);
    const [event] = await told(() => wired.whatsapp.person('Dewi').says(long));
    expect(event).toMatchObject({ text: long });
  });

  it('what it answers, whoever wrote that', async () => {
    const eka = wired.whatsapp.person('Eka');
    const ours = await wired.wire.send({ to: chatWith(eka), text: 'Pilih nomor' });
    let own = '';
    const events = await told(() => {
      own = eka.says('2', { quote: ours.id });
      eka.says('maksud saya 3', { quote: own });
    });
    expect(events).toMatchObject([{ quoted: ours.id }, { quoted: own }]);
  });

  it('files of every kind; an album is its pictures', async () => {
    const fitri = wired.whatsapp.person('Fitri');
    const picture = { name: 'ktp.jpg', mediaType: 'image/jpeg', bytes: bytes(900) };
    const events = await told(() => {
      fitri.sends({ name: 'surat.pdf', mediaType: 'application/pdf', bytes: bytes(1200) }, { caption: 'Surat saya' });
      fitri.sends([picture, { ...picture, bytes: bytes(901) }], { caption: 'Dua halaman' });
      fitri.sendsVoice(bytes(50));
      fitri.sendsSticker(bytes(60));
    });
    expect(events).toMatchObject([
      { text: 'Surat saya', media: { kind: 'document', mediaType: 'application/pdf', name: 'surat.pdf', size: 1200 } },
      { text: 'Dua halaman', media: { kind: 'image', mediaType: 'image/jpeg', size: 900 } },
      { text: '', media: { kind: 'image', size: 901 } },
      { text: '', media: { kind: 'voice', mediaType: 'audio/ogg' } },
      { text: '', media: { kind: 'sticker', mediaType: 'image/webp' } },
    ]);
  });

  it('of what may be seen once, that it may; of contacts the number; of places and polls that they are such', async () => {
    const gita = wired.whatsapp.person('Gita');
    const events = await told(() => {
      gita.sendsViewOnce();
      gita.sendsContact('Joko', '6281211112222');
      gita.sendsLocation();
      gita.sendsPoll('Makan apa?', ['Soto', 'Gudeg']);
    });
    expect(events).toMatchObject([
      { media: { viewOnce: true } },
      { other: 'contact', contactPhone: '6281211112222', text: '' },
      { other: 'location' },
      { other: 'poll' },
    ]);
  });

  it('status posts, notices and calls are no messages, and our own are not told', async () => {
    const hadi = wired.whatsapp.person('Hadi');
    const events = await told(() => {
      hadi.postsStatus('Liburan');
      hadi.notice('e2e_notification', 'encrypt');
      hadi.notice('call_log', 'miss');
      hadi.notice('protocol');
    });
    await wired.wire.send({ to: chatWith(hadi), text: 'dari kami sendiri' });
    expect(events).toEqual([]);
    expect(wired.texts()).not.toContain('dari kami sendiri');
  });

  it('words changed, and reactions put and taken back', async () => {
    const indah = wired.whatsapp.person('Indah');
    const ours = await wired.wire.send({ to: chatWith(indah), text: 'Setuju?' });
    let own = '';
    const events = await told(() => {
      own = indah.says('Selamat siang');
      indah.edits(own, 'Selamat sore');
      indah.reacts(ours.id, '✅');
      indah.reacts(ours.id, '');
    });
    expect(kinds(events)).toEqual(['message', 'edit', 'reaction', 'reaction']);
    expect(events[1]).toMatchObject({ id: own, text: 'Selamat sore', from: { phone: digits(indah.phone) } });
    expect(events[2]).toMatchObject({ on: ours.id, emoji: '✅', from: { lid: digits(indah.lid) } });
    expect(events[3]).toMatchObject({ on: ours.id, emoji: '' });
  });

  it('a changed number, from the old one to the new one, with the LID that stayed', async () => {
    const joko = wired.whatsapp.person('Joko');
    const before = digits(joko.phone);
    const [, event, after] = await told(() => {
      joko.says('Nomor lama');
      joko.changesNumber('6281377778888');
      joko.says('Nomor baru');
    });
    const lid = digits(joko.lid);
    expect(event).toMatchObject({ kind: 'renumbered', from: { phone: before }, to: { phone: '6281377778888', lid } });
    expect(after).toMatchObject({ text: 'Nomor baru', from: { phone: '6281377778888', lid } });
  });

  it('in groups: who comes and goes, we among them, and who speaks', async () => {
    const kiki = wired.whatsapp.person('Kiki');
    const lusi = wired.whatsapp.person('Lusi', { goesBy: 'lid' });
    const desk = wired.whatsapp.group('Meja Verifikasi', [kiki]);
    const events = await told(() => {
      desk.add(wired.whatsapp.us);
      desk.add(lusi);
      lusi.says('Hadir', { in: desk });
      desk.promote(wired.whatsapp.us);
      desk.leaves(lusi);
      desk.remove(wired.whatsapp.us);
    });
    const chat = { kind: 'group', id: desk.jid, title: 'Meja Verifikasi' };
    expect(events).toMatchObject([
      { kind: 'membership', chat, isUs: true, change: 'joined', by: { phone: digits(kiki.phone) } },
      { kind: 'membership', chat, isUs: false, change: 'joined', who: [{ lid: digits(lusi.lid) }] },
      { kind: 'message', chat, text: 'Hadir', from: { phone: digits(lusi.phone), lid: digits(lusi.lid) } },
      { kind: 'membership', chat, isUs: true, change: 'promoted' },
      { kind: 'membership', chat, isUs: false, change: 'left', who: [{ lid: digits(lusi.lid) }] },
      { kind: 'membership', chat, isUs: true, change: 'left' },
    ]);
  });

  it('a group that was made with us in it', async () => {
    const mira = wired.whatsapp.person('Mira');
    const events = await told(() => void wired.whatsapp.group('Baru', [mira, wired.whatsapp.us]));
    expect(events).toMatchObject([
      { kind: 'membership', isUs: true, change: 'joined' },
      { kind: 'membership', isUs: false, change: 'joined', who: [{ phone: digits(mira.phone) }] },
    ]);
  });

  it('late, twice and out of order: each once, with the time it was written', async () => {
    const nina = wired.whatsapp.person('Nina');
    const at = new Date('2026-01-05T03:00:00Z');
    const events = await told(() => {
      wired.whatsapp.hold();
      nina.says('satu', { at });
      nina.says('dua');
      wired.whatsapp.release({ order: 'reversed', twice: true });
    });
    expect(events).toMatchObject([{ text: 'dua' }, { text: 'satu', at }]);
  });

  it('a chat is marked as read only when what stands in it is kept', async () => {
    const oki = wired.whatsapp.person('Oki');
    await told(() => void oki.says('Sudah dibaca?'));
    await wired.whatsapp.until(() => wired.whatsapp.isSeen(oki), 'the chat to be marked as read');
  });

  it('with modules that the library names and no other', () => {
    // Both are named inside a try of the library, for pages that have them.
    const optional = ['WAWebBackendJobsCommon', 'WAWebE2EProtoUtils'];
    expect(wired.whatsapp.unknownModules().filter((name) => !optional.includes(name))).toEqual([]);
    expect(wired.logged.filter(({ message }) => /passed over/.test(message))).toEqual([]);
  });
});

describe.runIf(has)('what we do reaches people', () => {
  it('a text, by number and by LID, in the talk there is already', async () => {
    const ani = wired.whatsapp.person('Ani');
    const budi = wired.whatsapp.person('Budi', { goesBy: 'lid' });
    budi.says('Halo');
    await wired.heard('Halo');
    const { id } = await wired.wire.send({ to: chatWith(ani), text: '*Selamat datang*' });
    const both = { phone: digits(budi.phone), lid: digits(budi.lid) };
    await wired.wire.send({ to: { kind: 'person', person: both }, text: 'Halo Budi' });
    expect(wired.whatsapp.sent(ani)).toEqual([{ id, to: ani.jid, type: 'chat', text: '*Selamat datang*' }]);
    expect(wired.whatsapp.sent({ jid: budi.lid })).toMatchObject([{ text: 'Halo Budi' }]);
  });

  it('files with their bytes, names and captions; pictures as pictures', async () => {
    const citra = wired.whatsapp.person('Citra');
    const letter = { name: 'surat rekomendasi.pdf', mediaType: 'application/pdf', bytes: bytes(300_000) };
    await wired.wire.send({ to: chatWith(citra), text: 'Tanda tangani ini', file: letter });
    const picture = { name: 'qr.png', mediaType: 'image/png', bytes: bytes(2000) };
    await wired.wire.send({ to: chatWith(citra), text: '', file: picture });
    const [one, other] = wired.whatsapp.sent(citra);
    expect(one).toMatchObject({ type: 'document', text: 'Tanda tangani ini', file: { name: 'surat rekomendasi.pdf' } });
    expect(wired.whatsapp.bytesOf(one?.file?.path ?? '')).toEqual(letter.bytes);
    expect(other).toMatchObject({ type: 'image', text: '', file: { mediaType: 'image/png' } });
    expect(wired.whatsapp.bytesOf(other?.file?.path ?? '')).toEqual(picture.bytes);
  });

  it('a quote; one of a message that is gone goes without', async () => {
    const dewi = wired.whatsapp.person('Dewi');
    const asked = dewi.says('Kapan selesai?');
    await wired.heard('Kapan selesai?');
    await wired.wire.send({ to: chatWith(dewi), text: 'Besok', quote: asked });
    await wired.wire.send({ to: chatWith(dewi), text: 'Lusa', quote: `false_${dewi.jid}_TIDAKADA` });
    const [besok, lusa] = wired.whatsapp.sent(dewi);
    expect(besok).toMatchObject({ text: 'Besok', quote: asked.split('_')[2] });
    expect(lusa).not.toHaveProperty('quote');
  });

  it('typing is shown', async () => {
    const eka = wired.whatsapp.person('Eka');
    await wired.wire.typing(chatWith(eka));
    expect(wired.whatsapp.deeds()).toContainEqual({ kind: 'typing', to: eka.jid });
  });

  it('our message is taken back; another’s is not', async () => {
    const fitri = wired.whatsapp.person('Fitri');
    const { id } = await wired.wire.send({ to: chatWith(fitri), text: 'Salah kirim' });
    expect(await wired.wire.remove(chatWith(fitri), id)).toBe(true);
    expect(wired.whatsapp.deeds()).toContainEqual({ kind: 'revoked', id });
    const own = fitri.says('Sandi saya');
    await wired.heard('Sandi saya');
    expect(await wired.wire.remove(chatWith(fitri), own)).toBe(false);
  });

  it('files are fetched whole, refused when too large, and gone when WhatsApp has them no more', async () => {
    const gita = wired.whatsapp.person('Gita');
    const file = { name: 'a.pdf', mediaType: 'application/pdf', bytes: bytes(70_000) };
    const [first = ''] = gita.sends(file, { caption: 'pertama' });
    const [second = ''] = gita.sends(file, { caption: 'kedua' });
    await wired.heard('kedua');
    expect(await wired.wire.download(first, 70_000)).toEqual(file.bytes);
    await expect(wired.wire.download(first, 69_999)).rejects.toMatchObject({ kind: 'too-large' });
    wired.whatsapp.loseFile(second);
    await expect(wired.wire.download(second, 70_000)).rejects.toMatchObject({ kind: 'gone' });
    await expect(wired.wire.download(`false_${gita.jid}_TIDAKADA`, 70_000)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('who is in a group is told; of a group we are not in, that we are not', async () => {
    const hadi = wired.whatsapp.person('Hadi');
    const indah = wired.whatsapp.person('Indah', { goesBy: 'lid' });
    const desk = wired.whatsapp.group('Meja', [hadi, indah, wired.whatsapp.us]);
    indah.says('Siap', { in: desk });
    await wired.heard('Siap');
    const members = await wired.wire.members(desk.jid);
    expect(members).toHaveLength(3);
    expect(members).toContainEqual({
      person: { phone: digits(hadi.phone), lid: digits(hadi.lid) },
      isAdministrator: true,
    });
    expect(members).toContainEqual({
      person: { phone: digits(indah.phone), lid: digits(indah.lid) },
      isAdministrator: false,
    });
    const other = wired.whatsapp.group('Bukan kami', [hadi]);
    await expect(wired.wire.members(other.jid)).rejects.toMatchObject({ kind: 'outside' });
    await wired.wire.leave(desk.jid);
    expect(wired.whatsapp.deeds()).toContainEqual({ kind: 'left', group: desk.jid });
    await expect(wired.wire.send({ to: { kind: 'group', id: desk.jid }, text: 'x' })).rejects.toMatchObject({
      kind: 'outside',
    });
  });

  it('what WhatsApp refuses did not leave, and of nobody’s number it is said so', async () => {
    const joko = wired.whatsapp.person('Joko');
    wired.whatsapp.refuseSends(1);
    await expect(wired.wire.send({ to: chatWith(joko), text: 'ditolak' })).rejects.toMatchObject({ kind: 'gone' });
    const nobody = { kind: 'person', person: { phone: '6280000000000' } } as const;
    await expect(wired.wire.send({ to: nobody, text: 'x' })).rejects.toMatchObject({ kind: 'gone' });
    expect(wired.whatsapp.sent(joko)).toEqual([]);
  });

  it('while WhatsApp’s servers cannot be reached nothing is sent, and it is said how it stands', async () => {
    wired.whatsapp.setState('TIMEOUT');
    await wired.until(() => wired.wire.state().kind === 'lost', 'the lost connection');
    const lusi = wired.whatsapp.person('Lusi');
    await expect(wired.wire.send({ to: chatWith(lusi), text: 'x' })).rejects.toMatchObject({ kind: 'away' });
    expect(wired.whatsapp.sent(lusi)).toEqual([]);
    wired.whatsapp.setState('CONNECTED');
    await wired.ready();
    await wired.wire.send({ to: chatWith(lusi), text: 'kembali' });
  });

  it('no number, name or text is in the log', () => {
    const lines = JSON.stringify(wired.logged);
    for (const { name, phone, lid } of wired.whatsapp.people())
      for (const word of [name, digits(phone), digits(lid)].filter(Boolean)) expect(lines).not.toContain(word);
    expect(lines).not.toContain('ditolak');
  });
});
