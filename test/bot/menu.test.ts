/** What a person is offered, by who they are and how their certificates stand: CONVERSATION 14, ISS-11, REN-1. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { atConsole } from '#ra/actor.ts';
import type { SerialNumber } from '#ra/values.ts';
import { type House, openHouse } from '#support/house.ts';
import { groups, officer } from '#support/story.ts';
import * as cast from '../story/cast.ts';

const day = 86_400_000;
const who = cast.civilServant('Sari Melati', 1);
let house: House;
let acts = 0;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const commands = (): readonly string[] => {
  const { id } = house.person(who.name);
  return house.installation.sandbox.commands(id, id).map(({ command }) => command);
};
const issueCertificate = async (): Promise<void> => {
  const talk = house.chat(who.name);
  await talk.says('/terbit');
  await talk.taps('Individu: tanda tangan elektronik');
  await talk.sends(cast.requestOf(who).file);
  await talk.sends(await cast.letterOf(who, 'issuance'));
  await talk.taps('Setuju dan kirim');
  await house.group(groups.officers).as(house.person(officer)).taps('Setujui & terbitkan');
};
/** The screens of `/sertifikat`: the line of the status, and the buttons. */
const screens = async () => {
  const { sandbox } = house.installation;
  const { id } = house.person(who.name);
  const before = sandbox.messages(id).length;
  await house.chat(who.name).says('/sertifikat');
  return sandbox
    .messages(id)
    .slice(before)
    .filter(({ keyboard }) => keyboard !== null)
    .map(({ text, keyboard }) => ({
      status: /\((.*)\)/.exec(text)?.[1] ?? '',
      serial: (/Nomor seri: ([0-9a-f]+)/.exec(text)?.[1] ?? '') as SerialNumber, // as our own screen shows it
      buttons: (keyboard ?? []).flat().map((button) => button.text),
    }));
};
const downloads = ['Unduh PEM', 'Unduh DER', 'Unduh P7B'];

describe('CONVERSATION 14 fewer than eight commands, the right ones for who is asking', () => {
  it('a visitor, then a subscriber, then a visitor again', async () => {
    await cast.openDesks(house);
    await cast.arrive(house, who);
    const visitor = ['start', 'daftar', 'masuk', 'hilang', 'status', 'bahasa', 'bantuan'];
    expect(commands()).toEqual(visitor);
    await cast.becomeSubscriber(house, who);
    expect(commands()).toEqual(['sertifikat', 'terbit', 'hilang', 'ubah', 'status', 'bantuan', 'keluar']);
    await house.chat(who.name).says('/keluar');
    expect(commands()).toEqual(visitor);
    await cast.logInAgain(house, who);
  });

  it('what has no place in the menu is named in /bantuan', async () => {
    const talk = house.chat(who.name);
    await talk.says('/bantuan');
    const help = talk.hears();
    for (const command of ['/perbarui', '/cabut', '/surat', '/dataku', '/bahasa', '/hilang', '/ubah'])
      expect(help).toContain(command);
  });
});

describe('ISS-11, REN-1, REV-2 /sertifikat: one screen a certificate, with what can be done', () => {
  const office = () => house.installation.office;
  const console = () => atConsole(`menu:${++acts}`);

  it('valid: downloads, revoke, key lost; renewal only in time', async () => {
    await issueCertificate();
    const [early] = await screens();
    expect(early).toMatchObject({ status: 'berlaku', buttons: [...downloads, 'Cabut', 'Kunci hilang'] });
    await house.wait(680 * day);
    await cast.openDesks(house);
    await cast.logInAgain(house, who);
    expect((await screens())[0]?.buttons).toEqual([...downloads, 'Perbarui sertifikat', 'Cabut', 'Kunci hilang']);
    await house.chat(who.name).taps('Perbarui sertifikat');
    expect((await screens())[0]?.buttons).toContain('Lanjutkan pembaruan');
  });

  it('held: nothing to renew, and the hold is not lifted from here (REV-7)', async () => {
    const [{ serial } = expect.unreachable()] = await screens();
    await office().revocation.hold(console(), serial);
    const [held] = await screens();
    expect(held?.status).toMatch(/^ditahan sejak .* 2028 pukul 09.00 WIB$/);
    expect(held?.buttons).toEqual([...downloads, 'Cabut']);
    await office().revocation.release(console(), serial);
  });

  it('revoked: why and since when, and a new one can be asked for', async () => {
    const [{ serial } = expect.unreachable()] = await screens();
    await office().revocation.revoke(console(), serial, { reason: 'superseded', since: null });
    const [revoked] = await screens();
    expect(revoked?.status).toMatch(/^dicabut .* 2028 pukul 09.00 WIB, alasan: diganti$/);
    const talk = house.chat(who.name);
    await talk.says('/perbarui');
    expect(talk.hears()).toContain('sudah dicabut, jadi tidak dapat diperbarui');
    await issueCertificate();
    expect((await screens()).map(({ status }) => status.split(' ')[0])).toEqual(['berlaku', 'dicabut']);
  });

  it('expired: by the clock', async () => {
    await house.wait(731 * day);
    await cast.logInAgain(house, who);
    const [expired] = await screens();
    expect(expired).toMatchObject({
      status: 'sudah habis masa berlakunya',
      buttons: [...downloads, 'Minta sertifikat'],
    });
  });
});

describe('CONVERSATION 16 BERHENTI always works', () => {
  it('in the middle of a question it ends that as well, and nothing is lost', async () => {
    const talk = house.chat(who.name);
    await talk.says('/terbit');
    await talk.says('BERHENTI');
    const said = talk.hears();
    expect(said).toContain('Semua jawaban Anda tersimpan');
    expect(said).toContain('Pengingat tidak lagi dikirim ke chat ini');
    await talk.says('mulai ingatkan');
    expect(talk.hears()).toContain('kami ingatkan di chat ini');
  });
});
