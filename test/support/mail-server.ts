/** A mail server that takes every letter and keeps it (RFC 5321, as much of it as one sender needs). */
import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

export type Received = { readonly to: string; readonly subject: string; readonly text: string };
export type MailServer = {
  readonly url: string;
  readonly mails: readonly Received[];
  close(): Promise<void>;
};

export const openMailServer = async (): Promise<MailServer> => {
  const mails: Received[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => {});
    converse(socket, (letter) => void mails.push(read(letter)));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as { port: number }; // a listening TCP server has one
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
};

const converse = (socket: Socket, keep: (letter: string) => void): void => {
  socket.setEncoding('latin1').write('220 mail.example ESMTP\r\n');
  let letter: string[] | null = null;
  let rest = '';
  const hear = (line: string): unknown => {
    if (letter !== null && line !== '.') return letter.push(line.replace(/^\./, ''));
    if (letter !== null) {
      keep(letter.join('\r\n'));
      letter = null;
      return socket.write('250 2.0.0 kept\r\n');
    }
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'QUIT') return socket.end('221 bye\r\n');
    if (verb !== 'DATA') return socket.write('250 2.1.0 fine\r\n');
    letter = [];
    return socket.write('354 go on\r\n');
  };
  socket.on('data', (chunk: string) => {
    rest += chunk;
    for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
      const line = rest.slice(0, end);
      rest = rest.slice(end + 2);
      hear(line);
    }
  });
};

/** What a person reads: the plain text, whichever way it travelled (RFC 2045 6). */
const read = (letter: string): Received => {
  const header = (name: string) =>
    new RegExp(`^${name}: (.*(?:\r\n[ \t].*)*)`, 'im').exec(letter)?.[1]?.replace(/\r\n[ \t]/g, ' ') ?? '';
  const [, way = '', body = ''] =
    /Content-Type: text\/plain[\s\S]*?Content-Transfer-Encoding: (\S+)[\s\S]*?\r\n\r\n([\s\S]*?)(?:\r\n--|$)/i.exec(
      letter,
    ) ?? [];
  return {
    to: header('To').replace(/.*<|>.*/g, ''),
    subject: header('Subject'),
    text: decoded(way.toLowerCase(), body).replaceAll('\r\n', '\n'),
  };
};

const decoded = (way: string, body: string): string => {
  if (way === 'base64') return Buffer.from(body, 'base64').toString();
  if (way !== 'quoted-printable') return Buffer.from(body, 'latin1').toString();
  const bytes = body
    .replaceAll('=\r\n', '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString();
};
