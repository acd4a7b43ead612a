import { describe, expect, it } from 'vitest';
import { type Postman, postman, written } from '#mail/postman.ts';
import { isAddress, isSender, type Mail, type MailTransport } from '#mail/transport.ts';
import { DeliveryError } from '#ra/ports.ts';
import { letterOf, letters, secret } from './letters.ts';

const sender = { house: 'Balai Sertifikasi Kebumen', contact: 'Meja layanan, ruang 2, (0287) 000000' };
const post = (): { mails: Mail[]; postman: Postman } => {
  const mails: Mail[] = [];
  const transport: MailTransport = { send: async (mail) => void mails.push(mail) };
  return { mails, postman: postman({ transport, from: 'Lencana <lencana@kebumenkab.go.id>', ...sender }) };
};

describe.each(['id', 'en'] as const)('every letter in "%s"', (language) => {
  it.each(letters)('$name is complete as plain text and as HTML', (letter) => {
    const { subject, text, html } = written(letter, language, sender);
    expect(subject).toMatch(/^\S.{8,}\S$/);
    expect(subject + text + html).not.toMatch(/undefined|\{|\$|\[object/);
    expect(text).toContain(sender.house);
    expect(text).toContain(sender.contact);
    const link = letter.values.link ?? letter.values.open;
    if (link === undefined) expect(html).not.toContain('<a ');
    else {
      expect(text).toContain(link);
      // The big button, and the address to copy where buttons do not work.
      expect(html.split(`href="${link}"`)).toHaveLength(3);
      expect(html).toContain(`>${link}</a>`);
    }
  });

  it.each(letters)('$name loads nothing and runs nothing', (letter) => {
    const { html } = written(letter, language, sender);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|style|svg|form)\b|src=|url\(|@import|javascript:/i);
  });
});

describe('ACC-6 the first password', () => {
  it('names the username and the password, once within 72 hours, on our page and never in chat (Kebumen account 6)', () => {
    const { text, html } = written(letterOf('first-password'), 'id', sender);
    for (const part of [text, html]) {
      expect(part).toContain('sekar.pramesti');
      expect(part).toContain('kT7m-QwEx-3hVn');
      expect(part).toContain('satu kali, dalam 72 jam');
      expect(part).toContain('Jangan mengetik kata sandi di chat');
    }
  });
});

describe('the invitation to a desk', () => {
  it('leads to the chats where its code is typed, as far as anybody knows where they are', () => {
    const telegram = { network: 'telegram', url: 'https://t.me/lencana_bot' } as const;
    const whatsapp = { network: 'whatsapp', url: 'https://wa.me/6281200000001' } as const;
    const letter = letterOf('desk-invitation');
    const both = written(letter, 'id', { ...sender, chats: () => [telegram, whatsapp] });
    expect(both.text).toContain('di meja Verifikator Kebumen');
    expect(both.html).toContain(`href="${telegram.url}"`);
    expect(both.text).toContain(`Buka chat di WhatsApp: ${whatsapp.url}`);
    const one = written(letter, 'en', { ...sender, chats: () => [whatsapp] });
    expect(one.text).toContain(`Open the chat on WhatsApp`);
    expect(one.html).toContain(`href="${whatsapp.url}"`);
    // Other letters are not about a chat.
    expect(written(letterOf('logged-in'), 'id', { ...sender, chats: () => [telegram] }).text).not.toContain('t.me');
  });
});

describe('ACC-3 the activation letter', () => {
  it('says that the link works once, for how long, and that it can be sent again', () => {
    const { subject, text } = written(letterOf('activation'), 'id', sender);
    expect(subject).toBe('Aktifkan pendaftaran Anda (permohonan 1042)');
    expect(text).toContain('berlaku 7 hari dan hanya bisa dipakai satu kali');
    expect(text).toContain('kirim ulang');
  });
});

describe('ACC-8 the letters about another official mailbox', () => {
  it('the old address learns whom to call, and never the whole new address', () => {
    for (const name of ['mailbox-asked', 'mailbox-released'] as const) {
      const { text, html } = written(letterOf(name), 'id', sender);
      for (const part of [text, html]) {
        expect(part).toContain('segera hubungi Meja layanan, ruang 2, (0287) 555-0102');
        expect(part).toContain('s•••@contohkab.go.id');
        expect(part).not.toContain('<a ');
      }
    }
  });

  it('the new address gets a link that works once, without a name before it has proven itself', () => {
    const { text } = written(letterOf('mailbox-link'), 'id', sender);
    expect(text).toContain('Yth. Bapak/Ibu,');
    expect(text).toContain('berlaku 7 hari dan hanya bisa dipakai satu kali');
  });

  it('proven, it gets the way to a new password', () => {
    const { text } = written(letterOf('mailbox-bound'), 'id', sender);
    expect(text).toContain('kata sandi yang lama tidak berlaku lagi');
    expect(text).toContain('https://lencana.example/password/');
  });
});

describe('ACC-7 the letter about a new session', () => {
  it('names the network and the time in the reader’s zone', () => {
    expect(written(letterOf('logged-in'), 'id', sender).text).toContain(
      'Lewat: Telegram\nWaktu: Senin, 23 November 2026 pukul 14.05 WIB',
    );
    expect(written(letterOf('logged-in', { timeZone: 'Asia/Jayapura' }), 'en', sender).text).toContain(
      'Mon 23 Nov 2026, 16:05 WIT',
    );
  });
});

describe('ISS-9 the letter about a rejected case', () => {
  it('leads to the chat and holds nothing about the person', () => {
    const { text } = written(letterOf('case-rejected'), 'id', sender);
    expect(text).toContain('1042');
    expect(text).toContain('/status');
    expect(text.startsWith('Yth. Bapak/Ibu,')).toBe(true);
  });
});

describe('a letter that is not whole', () => {
  it('never leaves: the missing value is named', () => {
    expect(() => written(letterOf('activation', { link: '' }), 'id', sender)).toThrow(/"activation" lacks link/);
  });
  it('refuses a button that leads anywhere but to the web', () => {
    expect(() => written(letterOf('activation', { link: 'javascript:alert(1)' }), 'id', sender)).toThrow(/no http/);
  });
});

describe('what people wrote about themselves', () => {
  it('cannot add a header, a line or markup to a letter', () => {
    const name = 'Budi\r\nBcc: x@evil.example\u2028<img src=x onerror=1>\u202e"';
    const { subject, text, html } = written(letterOf('activation', { name, case: '9\r\nX-Evil: 1' }), 'id', sender);
    expect(subject).toBe('Aktifkan pendaftaran Anda (permohonan 9 X-Evil: 1)');
    expect(text.split('\n')[0]).toBe('Yth. Budi Bcc: x@evil.example <img src=x onerror=1> ",');
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=1&gt;');
  });
});

describe('the postman', () => {
  it('hands over the letter with sender and addressee', async () => {
    const { mails, postman } = post();
    await postman.deliver('sekar@kebumenkab.go.id', 'en', letterOf('password-link'));
    expect(mails).toHaveLength(1);
    expect(mails[0]).toMatchObject({
      from: 'Lencana <lencana@kebumenkab.go.id>',
      to: 'sekar@kebumenkab.go.id',
      subject: 'Choose a new password',
    });
    expect(mails[0]?.text).toContain(secret);
  });

  it.each([
    'sekar@kebumenkab.go.id, other@evil.example',
    'sekar@kebumenkab.go.id\r\nBcc: other@evil.example',
    'Sekar <sekar@kebumenkab.go.id>',
    'sekar',
    'sekar@',
    'a@b@c',
    `${'a'.repeat(65)}@kebumenkab.go.id`,
    '',
  ])('gives up on %j, which is no single address', async (to) => {
    const { mails, postman } = post();
    const failure = await postman.deliver(to, 'id', letterOf('activation')).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(DeliveryError);
    expect(failure).toMatchObject({ kind: 'gone' });
    expect(mails).toEqual([]);
  });

  it('refuses a sender that is none, at once', () => {
    const transport: MailTransport = { send: async () => {} };
    for (const from of ['nobody', 'A <a@b.go.id>\r\nBcc: c@d', 'A <a@b.go.id>, c@d.go.id'])
      expect(() => postman({ transport, from, ...sender }), from).toThrow(/MAIL_FROM/);
    expect(isSender('Balai Sertifikasi <noreply@bse.go.id>')).toBe(true);
    expect(isSender('noreply@bse.go.id')).toBe(true);
  });

  it('takes the addresses people have', () => {
    for (const address of ['a.b+c@desa-x.desa.id', "o'neil@kebumenkab.go.id", 'x@localhost'])
      expect(isAddress(address), address).toBe(true);
  });
});
