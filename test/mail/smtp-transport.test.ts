import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postman } from '#mail/postman.ts';
import { type SmtpTransport, smtpTransport } from '#mail/smtp-transport.ts';
import type { MailName } from '#ra/notice.ts';
import { DeliveryError } from '#ra/ports.ts';
import { letterOf } from './letters.ts';

type Answers = { readonly [verb: string]: string };
type Post = { readonly url: string; readonly data: string[]; readonly server: Server; readonly sockets: Set<Socket> };

/** A mail server that speaks just enough of RFC 5321, and refuses where it is told to. */
const mailServer = async (answers: Answers = {}): Promise<Post> => {
  const data: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    socket.setEncoding('latin1').write('220 mail.example ESMTP\r\n');
    let letter: string | null = null;
    let rest = '';
    const say = (verb: string, usual: string) => socket.write(`${answers[verb] ?? usual}\r\n`);
    const hear = (line: string) => {
      if (letter !== null) {
        if (line !== '.') letter += `${line}\r\n`;
        else {
          data.push(letter);
          letter = null;
          say('.', '250 2.0.0 kept');
        }
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'EHLO') socket.write('250-mail.example\r\n250 AUTH PLAIN\r\n');
      else if (verb === 'DATA') {
        if (!answers.DATA) letter = '';
        say('DATA', '354 go on');
      } else if (verb === 'QUIT') socket.end('221 bye\r\n');
      else say(verb, '250 2.1.0 fine');
    };
    socket.on('data', (chunk: string) => {
      rest += chunk;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        hear(line);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number }; // a listening TCP server has one
  return { url: `smtp://127.0.0.1:${port}`, data, server, sockets };
};

const open: { transport?: SmtpTransport; post?: Post } = {};
const over = async (answers: Answers = {}, { login = '' } = {}) => {
  const post = await mailServer(answers);
  const transport = smtpTransport(post.url.replace('//', `//${login}`), { patienceMs: 1500 });
  Object.assign(open, { transport, post });
  const deliver = (name: MailName = 'activation', change = {}) =>
    postman({ transport, from: 'Lencana <lencana@kebumenkab.go.id>', house: 'Lencana', contact: null }).deliver(
      'sekar@kebumenkab.go.id',
      'id',
      letterOf(name, change),
    );
  return {
    post,
    transport,
    deliver,
    refusal: async () =>
      deliver().then(
        () => null,
        (error: unknown) => error,
      ),
  };
};
afterEach(async () => {
  open.transport?.close();
  for (const socket of open.post?.sockets ?? []) socket.destroy();
  open.post?.server.close();
});

describe('a letter by SMTP', () => {
  it('arrives with one sender, one addressee, both shapes, and as machine post (RFC 3834)', async () => {
    const { post, deliver } = await over();
    await deliver('activation', { name: 'Budi\r\nBcc: other@evil.example' });
    const [letter = ''] = post.data;
    const head = letter.slice(0, letter.indexOf('\r\n\r\n'));
    expect(head).toMatch(/^From: Lencana <lencana@kebumenkab\.go\.id>$/m);
    expect(head).toMatch(/^To: sekar@kebumenkab\.go\.id$/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/m);
    expect(head).not.toMatch(/^(bcc|cc):/im);
    expect(letter).toContain('Content-Type: text/plain; charset=utf-8');
    expect(letter).toContain('Content-Type: text/html; charset=utf-8');
  });

  it('goes over one kept connection when there are several', async () => {
    const { post, deliver } = await over();
    await deliver();
    await deliver('password-link');
    expect(post.data).toHaveLength(2);
    expect(post.sockets.size).toBe(1);
  });

  it('goes on after the server closed a kept connection', async () => {
    const { post, deliver } = await over();
    await deliver();
    const [socket] = post.sockets;
    socket?.destroy();
    if (socket && !socket.closed) await once(socket, 'close');
    await deliver();
    expect(post.data).toHaveLength(2);
  });
});

describe('what a mail server refuses', () => {
  it.each([
    ['an unknown mailbox', { RCPT: '550 5.1.1 no such user' }],
    ['the message itself', { '.': '554 5.6.0 content refused' }],
  ])('%s is refused for good', async (_, answers) => {
    const { refusal } = await over(answers);
    expect(await refusal()).toMatchObject({ name: 'DeliveryError', kind: 'gone' });
  });

  it.each([
    ['greylisting', { RCPT: '450 4.2.0 try again' }],
    ['a full mailbox', { RCPT: '552 5.2.2 mailbox full' }],
    ['relaying, which a setting mends', { RCPT: '554 5.7.1 relay access denied' }],
    ['our own address as sender', { MAIL: '550 5.1.8 sender unknown' }],
    ['the server being busy', { DATA: '421 4.3.2 closing' }],
  ])('%s is worth another try', async (_, answers) => {
    const { refusal } = await over(answers);
    expect(await refusal()).toMatchObject({ name: 'DeliveryError', kind: 'later' });
  });

  it('a wrong password of ours keeps letters waiting', async () => {
    const { refusal } = await over({ AUTH: '535 5.7.8 bad credentials' }, { login: 'lencana:wrong@' });
    expect(await refusal()).toMatchObject({ kind: 'later' });
  });

  it('a server that is not there keeps letters waiting, and verify says so at start', async () => {
    const { post, transport, refusal } = await over();
    post.server.close();
    await once(post.server, 'close');
    expect(await refusal()).toMatchObject({ kind: 'later' });
    await expect(transport.verify()).rejects.toBeInstanceOf(DeliveryError);
  });

  it('a server that says nothing is not waited for longer than our patience', async () => {
    const { refusal } = await over({ MAIL: '' });
    expect(await refusal()).toMatchObject({ kind: 'later' });
  });

  it('repeats neither the address nor the letter in its words', async () => {
    const { refusal } = await over({ RCPT: '550 5.1.1 <sekar@kebumenkab.go.id> unknown' });
    const error = await refusal();
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('sekar');
  });
});
