/**
 * BERHENTI and MULAI as people type them on WhatsApp, whose bot is made here over the sandbox's world: what is said, and what is meant. CONVERSATION
 * 16, REN-1.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBot } from '#bot/bot.ts';
import type { Network } from '#bot/networks/network.ts';
import { sandboxNetwork } from '#bot/networks/sandbox.ts';
import { whoAmI } from '#bot/updates.ts';
import { drizzleConversations } from '#db/conversations.ts';
import type { NetworkName } from '#ra/values.ts';
import { papersOf } from '#src/papers.ts';
import { chat } from '#support/chat.ts';
import { memoryDrawer } from '#support/memory-drawer.ts';
import { type OpenOffice, openOffice } from '#support/office.ts';

let house: OpenOffice;
beforeAll(async () => {
  house = await openOffice();
});
afterAll(() => house.close());

/** The bot of a network of that name, and somebody who has never written to it. */
const newcomer = async (name: NetworkName, called: string) => {
  const sandbox = await sandboxNetwork({ drawer: memoryDrawer(), clock: house.clock, random: house.random });
  const network: Network = { ...sandbox, name };
  const bot = createBot({
    network,
    office: house.office,
    links: house.links,
    papers: papersOf(house.clock),
    profiles: house.authority.profiles,
    keyTool: { html: new Uint8Array(), sha256: '', shortCode: () => '', qr: async () => new Uint8Array() },
    conversations: drizzleConversations({ database: house.database, cipher: house.cipher }),
    botInfo: await whoAmI(network),
    onFault: (error) => {
      throw error;
    },
  });
  await sandbox.start((update) => bot.handleUpdate(update));
  const person = await sandbox.addPerson({ name: called });
  const address = { network: name, user: String(person.id), chat: String(person.id) };
  return {
    talk: chat(sandbox, person, async () => undefined),
    contact: async () => (await house.office.reception.visitor(address)).contact,
  };
};
/** In the middle of a registration, at the first question about them. */
const applicant = async (name: NetworkName, called: string) => {
  const who = await newcomer(name, called);
  await who.talk.says('/daftar');
  await who.talk.taps('Bahasa Indonesia');
  await who.talk.taps('Setuju, mulai mendaftar');
  who.talk.hears();
  return who;
};
const offers = (text: string) => text.match(/\[Ingatkan saya di sini\]/g)?.length ?? 0;

describe('CONVERSATION 16 BERHENTI and MULAI on WhatsApp', () => {
  it('MULAI of somebody new is a greeting and no wish to be written to', async () => {
    const { talk, contact } = await newcomer('whatsapp', 'Sri Handayani');
    await talk.says('Mulai');
    expect(talk.hears()).toContain('Selamat datang di Lencana');
    expect((await contact())?.reminders ?? null).toBeNull();
  });

  it('BERHENTI says what goes by mail, and of a registration without a proven mailbox that nothing does; MULAI takes it back and greets', async () => {
    const { talk, contact } = await applicant('whatsapp', 'Rini Astuti');
    await talk.says('BERHENTI');
    const stopped = talk.hears();
    expect(stopped).toContain('Semua jawaban Anda tersimpan');
    expect(stopped).toContain('Pemberitahuan penting');
    expect(stopped).toContain('tetap dikirim ke email dinas Anda');
    expect(stopped).toMatch(/Email dinas untuk permohonan \d+ belum dikonfirmasi/);
    expect((await contact())?.reminders).toBe(false);
    await talk.says('MULAI');
    const begun = talk.hears();
    expect(begun).toContain('kami ingatkan di chat ini');
    expect(begun).toContain('Selamat datang kembali');
    expect((await contact())?.reminders).toBe(true);
    await talk.says('mulai');
    expect(talk.hears()).not.toContain('kami ingatkan di chat ini');
  });

  it('MULAI in the middle of a question asks for reminders and leaves the question where it is', async () => {
    const { talk, contact } = await applicant('whatsapp', 'Yuni Kartika');
    await talk.says('mulai');
    expect(talk.hears()).not.toContain('Selamat datang');
    expect((await contact())?.reminders).toBe(true);
    await talk.says('Yuni Kartika');
    expect(talk.hears()).toContain('Langkah 2 dari 5');
  });

  it('who leaves a draft is offered a reminder once, with one tap', async () => {
    const { talk, contact } = await applicant('whatsapp', 'Tuti Wahyuni');
    await talk.taps('Batal');
    expect(offers(talk.hears())).toBe(1);
    await talk.says('/daftar');
    await talk.says('/batal');
    expect(offers(talk.hears())).toBe(0);
    await talk.taps('Ingatkan saya di sini');
    expect(talk.hears()).toContain('kami ingatkan di chat ini');
    expect((await contact())?.reminders).toBe(true);
  });
});

describe('CONVERSATION 16 elsewhere', () => {
  it('leaving offers nothing, because who is not silent is reminded anyway; MULAI is a greeting until somebody said BERHENTI', async () => {
    const { talk, contact } = await applicant('sandbox', 'Ani Suryani');
    await talk.taps('Batal');
    expect(offers(talk.hears())).toBe(0);
    await talk.says('mulai');
    expect(talk.hears()).toContain('Selamat datang kembali');
    expect((await contact())?.reminders).toBeNull();
    await talk.says('berhenti');
    expect(talk.hears()).toContain('Pengingat tidak lagi dikirim ke chat ini');
    await talk.says('mulai');
    expect(talk.hears()).toContain('kami ingatkan di chat ini');
    expect((await contact())?.reminders).toBe(true);
  });
});
