/** Groups as desks on Telegram: joined by their administrators, a topic per case, moved, lost and found again, left by their officers. Over the Bot API's own wire. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { invented } from '#letters/specimen.ts';
import { atConsole } from '#ra/actor.ts';
import type { AgencyId, DeskId } from '#ra/values.ts';
import { asFile, newRequest } from '#support/papers.ts';
import { completeIdentity, gainAccount, groups, introduce, officer, registerIdentity } from '#support/story.ts';
import type { Group } from '#support/telegram/groups.ts';
import type { Person } from '#support/telegram/people.ts';
import type { Seen } from '#support/telegram/seen.ts';
import { openTelegramHouse, type TelegramHouse } from '#support/telegram-house.ts';

const assistants = 'contoh-pendamping' as DeskId;
const officers = 'contoh-verifikator' as DeskId;
const [rinaName, jokoName, wahyuName] = ['Rina Wulandari', officer, 'Wahyu Nugroho'] as const;
const minute = 60_000;
let house: TelegramHouse;
let acts = 0;

const place = (title: string): Group => house.place(title) as Group;
const said = (group: { readonly id: number }): readonly string[] =>
  house.telegram
    .messages(group)
    .filter(({ from, as }) => from === house.telegram.bot.id && as !== 'service')
    .map(({ text }) => text);
const cards = (group: { readonly id: number }) =>
  house.telegram.messages(group).filter(({ keyboard, from }) => keyboard && from === house.telegram.bot.id);
const tap = async (who: Person, group: Group, card: Seen | undefined, label: string) => {
  const button = card?.keyboard?.flat().find(({ text }) => text === label);
  if (!card || !button || !('data' in button)) return expect.unreachable(`no button [${label}]`);
  who.taps(card.id, button.data, { in: group });
  await house.settle();
};
const newCode = async (id: DeskId, name: string, kind: 'assistant' | 'officer'): Promise<string> => {
  const desk = { id, kind, name, agencies: ['contoh' as AgencyId], parent: null };
  return (await house.installation.office.administration.openDesk(atConsole(`test:again:${++acts}`), desk)).code;
};
const assistantsCode = () => newCode(assistants, 'Meja Pendamping', 'assistant');
const officersCode = () => newCode(officers, 'Meja Verifikasi', 'officer');
const says = async (who: Person, group: Group, text: string) => {
  who.says(text, { in: group });
  await house.settle();
};
const inGroup = (title: string, name: string) => house.group(title).as(house.person(name));
const desk = async (id: DeskId) =>
  (await house.installation.office.administration.desks()).find((one) => one.id === id) ??
  expect.unreachable('no desk');
const nothingOdd = () => {
  expect(house.telegram.undocumented()).toEqual([]);
  expect(house.telegram.pending()).toEqual([]);
  expect(house.log.filter((line) => line.includes('"level":50'))).toEqual([]);
};
const opened = () => {
  beforeAll(async () => {
    house = await openTelegramHouse({ by: 'polling' });
  });
  afterAll(() => house.close());
};

describe('REQUIREMENTS "Who takes part": a group becomes a desk by an administrator’s one-time code', () => {
  opened();
  const stranger = () => house.person('Slamet Riyadi');

  it('only an administrator of the group may type it: anybody else’s message goes, and the code stays good', async () => {
    const [code, wahyu] = [await officersCode(), house.person(wahyuName)];
    const group = place(groups.officers);
    group.promote(house.telegram.bot);
    await says(wahyu, group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('Hanya administrator grup ini');
    expect(said(group).at(-1)).toContain('saya hapus supaya kodenya tidak terbaca');
    expect(house.telegram.messages(group).some(({ text }) => text.includes(code))).toBe(false);
    group.demote(house.telegram.bot);
    group.promote(wahyu);
    await says(wahyu, group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('Grup ini memang sudah menjadi Meja Verifikasi');
    await says(wahyu, group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('sudah dipakai');
  });

  it('what cannot be deleted is read by all of them, so that code is void', async () => {
    const [code, rina] = [await assistantsCode(), house.person(rinaName)];
    const group = place(groups.assistants);
    const other = house.telegram.supergroup('Grup tanpa hak', [house.person(jokoName), rina, house.telegram.bot]);
    await house.settle();
    await says(rina, other, `/hubungkan ${code}`);
    expect(said(other).at(-1)).toContain('kode itu tidak berlaku lagi');
    expect(said(other).at(-1)).toContain('lencana agency desk');
    await says(house.person(jokoName), other, `/hubungkan ${code}`);
    expect(said(other).at(-1)).toContain('sudah dipakai');
    expect((await desk(assistants)).chat?.chat).toBe(String(group.id));
  });

  it('it names what the bot may not do there, and is content when it may', async () => {
    const group = place(groups.officers);
    expect(said(group).some((text) => text.includes('beri hak “Sematkan pesan”'))).toBe(true);
    group.promote(house.telegram.bot, { can_delete_messages: false });
    await house.settle();
    expect(said(group).at(-1)).toContain('beri hak “Hapus pesan”');
    expect(said(group).at(-1)).not.toContain('Sematkan');
    group.promote(house.telegram.bot);
    await house.settle();
    expect(said(group).at(-1)).toContain('sudah lengkap');
    group.demote(house.telegram.bot);
    await house.settle();
    expect(said(group).at(-1)).toContain('jadikan saya administrator');
    expect((await desk(officers)).lostAt).toBeUndefined();
  });

  it('an anonymous administrator is told how to be seen, and the code stays good', async () => {
    const code = await officersCode();
    const group = place(groups.officers);
    group.hideOwner();
    await says(house.person(jokoName), group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('Matikan “Tetap anonim”');
    group.hideOwner(false);
    await says(house.person(jokoName), group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('Grup ini memang sudah menjadi');
  });

  it('a second desk of its kind, a private chat and a channel are answered in words', async () => {
    const code = await newCode('contoh-lain' as DeskId, 'Meja Lain', 'officer');
    const group = place(groups.officers);
    await says(house.person(jokoName), group, `/hubungkan ${code}`);
    expect(said(group).at(-1)).toContain('Grup ini sudah menjadi Meja Verifikasi');
    const talk = house.chat(jokoName);
    await talk.says(`/hubungkan ${code}`);
    expect(talk.hears()).toContain('Kode itu untuk grup');
    const channel = house.telegram.channel('Pengumuman', [house.person(jokoName)]);
    channel.promote(house.telegram.bot);
    await house.settle();
    expect(said({ id: channel.id })).toEqual([]);
    expect(house.telegram.messages(channel).at(-1)?.text).toContain('tidak di kanal');
    expect(channel.members().get(house.telegram.bot.id)?.status).toBe('left');
  });

  it('a group that becomes no desk reads one sentence and is left; a code in time keeps it', async () => {
    const { bot } = house.telegram;
    const lost = house.telegram.supergroup('Arisan RT 05', [stranger(), bot]);
    await house.settle();
    expect(said(lost)).toEqual([expect.stringContaining('saya keluar dalam 15 menit')]);
    lost.remove(bot, stranger());
    lost.add(bot, stranger());
    await house.settle();
    expect(said(lost)).toHaveLength(1);
    const kept = house.telegram.supergroup('Meja baru', [house.person(jokoName), bot]);
    await house.settle();
    await says(
      house.person(jokoName),
      kept,
      `/hubungkan ${await newCode('contoh-lain' as DeskId, 'Meja Lain', 'officer')}`,
    );
    await house.wait(16 * minute);
    expect(lost.members().get(bot.id)?.status).toBe('left');
    expect(kept.members().get(bot.id)?.status).toBe('member');
  });

  it('nothing was asked beside the documentation', nothingOdd);
});

describe('CONVERSATION 15, ACC-7 a secret in a desk’s group goes where the bot may delete', () => {
  opened();
  it('a private key, as words or as a file, is taken away and blocked, and not repeated', async () => {
    const group = place(groups.officers);
    group.promote(house.telegram.bot);
    const wahyu = house.person(wahyuName);
    const { key } = newRequest('/CN=Kunci Bocor');
    await says(wahyu, group, key);
    expect(said(group).at(-1)).toContain('Pesannya sudah saya hapus');
    wahyu.sends(asFile(newRequest('/CN=Kunci Lain').key, 'kunci.pem'), { in: group });
    await house.settle();
    expect(said(group).filter((text) => text.includes('Kunci itu kami blokir'))).toHaveLength(2);
    expect(JSON.stringify(house.telegram.messages(group))).not.toMatch(/PRIVATE KEY|kunci\.pem/);
  });

  it('nothing was asked beside the documentation', nothingOdd);
});

describe('a topic per case where the group is a forum', () => {
  opened();
  const forum = () => place(groups.assistants);
  const names = (group: Group) => group.topics().map(({ name, closed }) => `${name}${closed ? ' (tertutup)' : ''}`);

  it('opened with the first card, titled without names, renamed when the state changes', async () => {
    for (const title of [groups.assistants, groups.officers]) {
      place(title).promote(house.telegram.bot);
      place(title).makeForum();
    }
    await introduce(house);
    const [topic] = forum().topics();
    expect(names(forum())).toEqual([expect.stringMatching(/^#\d+ · Pendaftaran · menunggu pendamping$/)]);
    expect(cards(forum()).map((card) => card.topic)).toEqual([topic?.id]);
    await registerIdentity(house);
    expect(names(forum())).toEqual([expect.stringMatching(/· menunggu pemohon$/)]);
    expect(names(place(groups.officers))).toEqual([expect.stringMatching(/· menunggu pemohon$/)]);
  });

  it('questions, answers and notes about it stay in its topic', async () => {
    await completeIdentity(house);
    const group = place(groups.officers);
    const [topic] = group.topics();
    await inGroup(groups.officers, jokoName).taps('Ambil & lihat berkas');
    await inGroup(groups.officers, jokoName).taps('Catatan');
    await inGroup(groups.officers, jokoName).says('Sudah ditelepon, datanya benar.');
    const inTopic = house.telegram.messages(group).filter((one) => one.topic === topic?.id && one.as === 'text');
    expect(inTopic.some(({ text }) => text.includes('membalas pesan ini'))).toBe(true);
    expect(names(group)).toEqual([expect.stringMatching(/· ditangani$/)]);
  });

  it('a topic that somebody closed or deleted is healed', async () => {
    const group = place(groups.officers);
    const [topic] = group.topics();
    if (!topic) return expect.unreachable('no topic');
    group.deleteTopic(topic);
    await inGroup(groups.officers, jokoName).says('/antrean');
    const button = cards(group)
      .at(-1)
      ?.keyboard?.flat()
      .find(({ text }) => text.startsWith('Kartu '));
    await inGroup(groups.officers, jokoName).taps(button?.text ?? expect.unreachable('nothing waits'));
    await inGroup(groups.officers, jokoName).taps('Lepaskan');
    expect(group.topics()).toHaveLength(1);
    expect(group.topics()[0]?.id).not.toBe(topic.id);
    expect(cards(group).at(-1)?.topic).toBe(group.topics()[0]?.id);
  });

  it('closed once the case is decided', async () => {
    await inGroup(groups.officers, jokoName).taps('Verifikasi');
    expect(names(place(groups.officers))).toEqual([expect.stringMatching(/· selesai \(tertutup\)$/)]);
    expect(names(forum())).toEqual([expect.stringMatching(/· selesai \(tertutup\)$/)]);
  });

  it('without the right to open topics the card hangs in the open', async () => {
    place(groups.assistants).demote(house.telegram.bot);
    await introduce(house, 'Andi Saputra', { mail: 'andi.saputra@contohkab.go.id' });
    expect(forum().topics()).toHaveLength(1);
    expect(cards(forum()).at(-1)?.topic).toBeNull();
  });

  it('REC-2 what waits long is pinned, where the bot may, and yesterday’s no longer', async () => {
    const group = place(groups.assistants);
    group.promote(house.telegram.bot);
    await house.wait(5 * 60 * minute);
    await house.chores();
    const [pinned] = group.pinned();
    expect(house.telegram.message(group, pinned ?? 0)?.text).toContain('menunggu');
    await house.wait(24 * 60 * minute);
    await house.chores();
    expect(group.pinned()).toHaveLength(1);
    expect(group.pinned()).not.toEqual([pinned]);
  });

  it('nothing was asked beside the documentation', nothingOdd);
});

describe('a desk’s group that moves, is lost, and is found again', () => {
  opened();
  let old: Group;

  it('upgraded to a supergroup the desk goes along, with its cards', async () => {
    old = house.telegram.group('Meja Pendamping kecil', [house.person(rinaName), house.telegram.bot]);
    await house.settle();
    await says(house.person(rinaName), old, `/hubungkan ${await assistantsCode()}`);
    expect(said(old).at(-1)).toContain('pindah ke grup ini');
    await introduce(house);
    expect(cards(old)).toHaveLength(1);
    const before = old.id;
    old.upgrade();
    await house.settle();
    expect((await desk(assistants)).chat).toEqual({ network: 'telegram', chat: String(old.id) });
    expect(old.id).not.toBe(before);
    expect(cards(old)).toHaveLength(1);
    const [card] = cards(old);
    await tap(house.person(rinaName), old, card, 'Teruskan');
    expect(cards(place(groups.officers))).toHaveLength(1);
  });

  it('put out, the desk is lost: told once, and what is for it waits; taken in again, it goes on', async () => {
    const { office, registry } = house.installation;
    const joko = await office.reception.visitor({
      network: 'telegram',
      user: String(house.person(wahyuName).id),
      chat: String(house.person(wahyuName).id),
    });
    const account = joko.account?.id ?? expect.unreachable('Wahyu is logged out');
    const since = house.installation.clock.now().toISOString() as never; // an instant
    await registry.transaction((records) =>
      records.roles.grant({ account, role: 'supervisor', desk: officers, since }),
    );
    const talk = house.chat(wahyuName);
    const group = place(groups.officers);
    group.remove(house.telegram.bot);
    await house.settle();
    expect((await desk(officers)).lostAt).toBeDefined();
    expect(talk.hears()).toContain('Meja Verifikasi kehilangan grupnya');
    const sent = said(group).length;
    await registerIdentityElsewhere();
    expect(talk.hears()).toBe('');
    expect(said(group)).toHaveLength(sent);
    group.add(house.telegram.bot);
    await house.settle();
    expect((await desk(officers)).lostAt).toBeUndefined();
    expect(said(group).length).toBeGreaterThan(sent);
    expect(said(group).slice(sent).join()).not.toContain('keluar dalam');
  });

  it('nobody said that we were put out: the first message that is refused does; by a new code the cards hang in another group', async () => {
    place(groups.officers).wholeRoom().members.set(house.telegram.bot.id, { status: 'kicked' });
    await introduce(house, 'Bayu Nugraha', { mail: 'bayu.nugraha@contohkab.go.id' });
    await tap(house.person(rinaName), old, cards(old).at(-1), 'Teruskan');
    expect((await desk(officers)).lostAt).toBeDefined();
    expect(await house.installation.outbox.undeliverableCount()).toBe(0);
    const other = house.telegram.supergroup('Verifikasi (baru)', [
      house.person(jokoName),
      house.person(wahyuName),
      house.telegram.bot,
    ]);
    await house.settle();
    await says(house.person(jokoName), other, `/hubungkan ${await officersCode()}`);
    expect(cards(other).length).toBeGreaterThan(2);
  });

  it('nothing was asked beside the documentation', nothingOdd);

  /** Somebody else is forwarded meanwhile, and nobody at the lost desk can hear of it. */
  const registerIdentityElsewhere = async () => {
    await introduce(house, 'Andi Saputra', { mail: 'andi.saputra@contohkab.go.id' });
    const card = cards(old).findLast(({ keyboard }) => keyboard?.flat().some(({ text }) => text === 'Teruskan'));
    await tap(house.person(rinaName), old, card, 'Teruskan');
  };
});

describe('officers who leave, papers that cannot come, and taps that mean nothing', () => {
  opened();
  const group = () => place(groups.officers);
  const claimed = async () => (await house.installation.office.desk.view(id() as never))?.it.claim?.name ?? null;
  const id = () => Number(/(\d+)/.exec(cards(group()).at(-1)?.text ?? '')?.[1]);

  it('ISS-8 who left the group lets go at once, and the session at the desk ends', async () => {
    group().promote(house.telegram.bot);
    await introduce(house);
    await registerIdentity(house);
    await completeIdentity(house);
    await inGroup(groups.officers, jokoName).taps('Ambil & lihat berkas');
    expect(await claimed()).toBe(jokoName);
    group().remove(house.person(jokoName), house.person(wahyuName));
    await house.settle();
    expect(await claimed()).toBeNull();
    const user = String(house.person(jokoName).id);
    const { account } = await house.installation.office.reception.visitor({ network: 'telegram', user, chat: user });
    expect(account).toBeNull();
    const card = cards(group()).at(-1);
    const talk = house.group(groups.officers);
    await tap(house.person(jokoName), group(), card, card?.keyboard?.flat()[0]?.text ?? '');
    expect(talk.hears()).toContain('bukan lagi anggota');
  });

  it('DESIGN "Documents reach only the claiming officer’s private chat": a blocked bot is said on the tap, and the files come after /start', async () => {
    const wahyu = house.person(wahyuName);
    wahyu.block();
    await house.settle();
    const ear = house.group(groups.officers);
    await ear.as(wahyu).taps('Ambil & lihat berkas');
    expect(ear.hears()).toContain('belum bisa saya kirim');
    expect(await claimed()).toBe(wahyuName);
    const talk = house.chat(wahyuName);
    wahyu.start(`berkas-${id()}`);
    await house.settle();
    expect(talk.hears()).toContain('menyusul di sini');
    expect(house.telegram.messages(wahyu).some(({ file }) => file !== null)).toBe(true);
  });

  it('hand-made data, another bot’s message, a stranger, an edited message and an odd reply do nothing', async () => {
    const wahyu = house.person(wahyuName);
    const stranger = house.person('Slamet Riyadi');
    const other = house.telegram.person('Bot lain', { isBot: true });
    group().add(other);
    group().add(stranger);
    const ear = house.group(groups.officers);
    const card = cards(group()).at(-1);
    for (const data of ['approve:999999:x', 'approve::', 'register:1; drop', 'queue:kinds:99999', 'x'.repeat(64)])
      wahyu.taps(card?.id ?? 0, data, { in: group() });
    const foreign = other.says(`Permohonan ${id()}`, { in: group() });
    wahyu.taps(foreign, `verify:${id()}:`, { in: group() });
    stranger.taps(card?.id ?? 0, `verify:${id()}:`, { in: group() });
    stranger.asksInline('verify');
    const note = wahyu.says('catatan', { in: group() });
    wahyu.edits(note, `/hubungkan ${await officersCode()}`, { in: group() });
    wahyu.sticker({ in: group(), replyTo: card?.id ?? 0 });
    other.says(`/antrean@${house.telegram.bot.username}`, { in: group() });
    await house.settle();
    expect(ear.hears()).toContain('tidak saya kenali');
    expect((await house.installation.office.desk.view(id() as never))?.it.state).toBe('completed');
    expect(house.telegram.openTaps()).toEqual([]);
  });

  it('what a linked channel posts into the group, and words in the name of a channel, are nobody’s', async () => {
    const before = said(group()).length;
    const channel = house.telegram.channel('Pengumuman', [house.person(wahyuName)]);
    const message = {
      message_id: 900_001,
      date: 1,
      chat: { id: group().id, type: 'supergroup', title: groups.officers },
      from: { id: 777_000, is_bot: false, first_name: 'Telegram' },
      sender_chat: { id: channel.id, type: 'channel', title: 'Pengumuman' },
      is_automatic_forward: true,
      text: `/hubungkan ${await officersCode()}`,
      entities: [{ type: 'bot_command', offset: 0, length: 10 }],
    };
    house.telegram.redeliver({ update_id: 999_999_001, message });
    await house.settle();
    expect(said(group())).toHaveLength(before);
  });

  it('nothing was asked beside the documentation', nothingOdd);
});

describe('an applicant’s whole way still ends at an account, in forums', () => {
  opened();
  it('ACC-1 to ACC-7', async () => {
    for (const title of [groups.assistants, groups.officers]) {
      place(title).promote(house.telegram.bot);
      place(title).makeForum();
    }
    await gainAccount(house);
    expect(house.mailsTo(invented.mail).length).toBeGreaterThan(0);
    nothingOdd();
  });
});
