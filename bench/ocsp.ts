/**
 * OCSP answers a second (RFC 6960; REV-5), each beside its peer in the same run and asked by the same client from a process of its
 * own: kept answers on keep-alive beside a bare node:http answer of the same size; a new connection for each, and live answers with a
 * nonce, beside Debian's `openssl ocsp` responder over its index file. Both sides know their certificates by heart: no database.
 *
 *   node bench/ocsp.ts [--short]
 */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect, type Socket } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Hono } from 'hono';
import { ocspResponder } from '#http/ocsp/responder.ts';
import type { StatusRow } from '#http/ocsp/statuses.ts';
import { startServer } from '#http/server.ts';
import { createAuthority } from '#pki/authority.ts';
import { pem } from '#pki/bundle.ts';
import { makeIssuing, makeRoot } from '#pki/ceremony.ts';
import { individualSigning } from '#pki/profile.ts';
import { newSerial } from '#pki/serial.ts';
import { encryptedPem, fileSigner, generateKey, keySigner, publicKeyOf } from '#pki/signer.ts';

const { values, positionals } = parseArgs({
  options: { short: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const clock = { now: () => new Date() };
const random = { bytes: (size: number) => Uint8Array.from(randomBytes(size)) };
const certificates = 1000;
const host = '127.0.0.1';
const passphrase = 'bench';

const median = (figures: readonly number[]): number => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? 0;

/** A CA on disk, so that our responder and openssl's serve the same one. */
const makeHouse = async (folder: string): Promise<void> => {
  const [rootKey, key] = await Promise.all([generateKey('P-256'), generateKey('P-256')]);
  const name = { country: 'ID', organization: 'Lembaga Contoh' } as const;
  const rootSigner = keySigner(rootKey);
  const root = await makeRoot({
    name: { ...name, commonName: 'Root' },
    years: 20,
    clock,
    random,
    signer: rootSigner,
  });
  const issuing = await makeIssuing({
    name: { ...name, commonName: 'Issuing' },
    years: 10,
    clock,
    random,
    publicKey: publicKeyOf(key),
    root: { certificate: root, signer: rootSigner },
    urls: { crl: 'http://ca.example/root.crl', issuer: 'http://ca.example/root.cer' },
  });
  writeFileSync(join(folder, 'root.der'), root);
  writeFileSync(join(folder, 'issuing.der'), issuing);
  writeFileSync(join(folder, 'issuing.pem'), pem('CERTIFICATE', issuing));
  writeFileSync(join(folder, 'issuing.key'), await encryptedPem(key, passphrase, { random, rounds: 1000 }));
  writeFileSync(join(folder, 'serials'), Array.from({ length: certificates }, () => newSerial(random)).join('\n'));
};

const serialsIn = (folder: string): readonly string[] => readFileSync(join(folder, 'serials'), 'utf8').split('\n');
const authorityIn = (folder: string) =>
  createAuthority({
    certificate: Uint8Array.from(readFileSync(join(folder, 'issuing.der'))),
    signer: fileSigner(readFileSync(join(folder, 'issuing.key'), 'utf8'), passphrase),
    chain: [Uint8Array.from(readFileSync(join(folder, 'root.der')))],
    profiles: [individualSigning],
    urls: { crl: 'http://ca.example/a.crl', issuer: 'http://ca.example/a.cer', ocsp: 'http://ca.example/ocsp' },
    clock,
    random,
  });

/** Our responder as a program of its own. */
const serve = async (folder: string): Promise<number> => {
  const authority = authorityIn(folder);
  const notAfter = new Date(clock.now().getTime() + 365 * 86_400_000);
  const rows = new Map<string, StatusRow>(
    serialsIn(folder).map((serial) => [serial, { serial, notAfter, status: 'valid' }]),
  );
  const responder = ocspResponder({
    authorities: [
      {
        certificate: authority.certificate,
        issuerKey: authority.issuerKey,
        certify: async (publicKey) => authority.sign((await authority.prepareOcspSigner(publicKey)).token),
      },
    ],
    feed: {
      sequence: async () => 1,
      changedSince: async () => [],
      statusOf: async (_, serials) => serials.flatMap((serial) => rows.get(serial) ?? []),
    },
    clock,
    onFault: (error) => {
      throw error;
    },
  });
  await responder.open();
  const { port } = await startServer({ host, port: 0, app: new Hono(), ocsp: responder });
  return port;
};

/** The bare peer: an answer of `size` bytes, and not a thought more. */
const serveBare = (size: number): Promise<number> => {
  const body = randomBytes(size);
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'application/ocsp-response', 'content-length': size });
    response.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, host, () => resolve((server.address() as { port: number }).port)); // a TCP server that listens has one
  });
};

/** openssl's responder on the same CA, with a delegated P-256 signer as ours has. */
const serveOpenssl = async (folder: string, port: number): Promise<ChildProcess> => {
  const authority = authorityIn(folder);
  const key = await generateKey('P-256');
  const signer = await authority.sign((await authority.prepareOcspSigner(publicKeyOf(key))).token);
  writeFileSync(join(folder, 'ocsp.pem'), pem('CERTIFICATE', signer));
  writeFileSync(join(folder, 'ocsp.key'), key.export({ type: 'pkcs8', format: 'pem' }));
  const expiry = '301231235959Z';
  const index = serialsIn(folder).map((serial) => `V\t${expiry}\t\t${serial.toUpperCase()}\tunknown\t/CN=${serial}\n`);
  writeFileSync(join(folder, 'index.txt'), index.join(''));
  const files = ['-CA', 'issuing.pem', '-rsigner', 'ocsp.pem', '-rkey', 'ocsp.key', '-index', 'index.txt'];
  const child = spawn('openssl', ['ocsp', '-port', String(port), '-resp_key_id', '-nmin', '720', ...files], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  // It says so on standard error. A connection without a request, to see whether it listens, would end it.
  await new Promise<void>((resolve, reject) => {
    child.stderr.on('data', (text: Buffer) => /waiting for OCSP client/.test(text.toString()) && resolve());
    child.once('exit', (code) => reject(new Error(`openssl ocsp ended with ${code}; is it installed?`)));
  });
  return child;
};

/** Requests as openssl writes them. */
const requestsFor = (folder: string, withNonce: boolean): readonly Buffer[] =>
  serialsIn(folder)
    .slice(0, withNonce ? 50 : 20)
    .map((serial) => {
      const nonce = withNonce ? '-nonce' : '-no_nonce';
      const asked = ['-issuer', 'issuing.pem', '-serial', `0x${serial}`];
      execFileSync('openssl', ['ocsp', nonce, ...asked, '-reqout', 'request.der'], { cwd: folder });
      return readFileSync(join(folder, 'request.der'));
    });

type Load = {
  readonly port: number;
  readonly messages: readonly Buffer[];
  readonly connections: number;
  readonly keepAlive: boolean;
  readonly until: number;
  /** Answers to stop after, in a short run. */
  readonly most: number;
};

/** Answers a second. Each connection asks, waits for the whole answer, and asks again, or makes room for the next one. */
const load = async ({ port, messages, connections, keepAlive, until, most }: Load): Promise<number> => {
  let answered = 0;
  let next = 0;
  const began = performance.now();
  const isOver = () => performance.now() - began > until || answered >= most;
  const exchange = (socket: Socket): Promise<void> =>
    new Promise((resolve, reject) => {
      let awaited = Number.NaN;
      let received = 0;
      const onData = (chunk: Buffer): void => {
        if (received === 0) {
          const text = chunk.toString('latin1');
          if (!/^HTTP\/1\.[01] 200/.test(text)) fail(new Error(`not an answer: ${text.slice(0, 40)}`));
          awaited = text.indexOf('\r\n\r\n') + 4 + Number(/content-length: *(\d+)/i.exec(text)?.[1]);
        }
        received += chunk.length;
        if (received >= awaited) finish();
      };
      const finish = (): void => {
        socket.off('data', onData).off('error', fail).off('close', onClose);
        answered++;
        resolve();
      };
      const fail = (error: Error): void => reject(error);
      const onClose = (): void => fail(new Error('closed before the answer was whole'));
      socket.on('data', onData).on('error', fail).on('close', onClose);
      socket.write(messages[next++ % messages.length] ?? '');
    });
  const opened = (): Promise<Socket> =>
    new Promise((resolve, reject) => {
      const socket = connect({ port, host, noDelay: true }, () => resolve(socket.off('error', reject)));
      socket.on('error', reject);
    });
  const runner = async (): Promise<void> => {
    for (let socket: Socket | undefined; !isOver(); ) {
      socket ??= await opened();
      await exchange(socket);
      if (keepAlive && !isOver()) continue;
      socket.destroy();
      socket = undefined;
    }
  };
  await Promise.all(Array.from({ length: connections }, runner));
  return answered / ((performance.now() - began) / 1000);
};

const posted = (der: Buffer, path: string, connection: string): Buffer =>
  Buffer.concat([
    Buffer.from(
      `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: ${connection}\r\nContent-Type: application/ocsp-request\r\nContent-Length: ${der.length}\r\n\r\n`,
    ),
    der,
  ]);
const gotten = (der: Buffer): Buffer =>
  Buffer.from(`GET /ocsp/${encodeURIComponent(der.toString('base64'))} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);

/** This file again, as another program: `role` and what it needs. */
const program = (role: string, argument: string): Promise<{ readonly port: number; readonly child: ChildProcess }> =>
  new Promise((resolve, reject) => {
    const child = fork(import.meta.filename, [role, argument], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('message', (port) => resolve({ port: Number(port), child }));
    child.once('exit', (code) => reject(new Error(`${role} ended with ${code}`)));
  });

const answerSize = async (port: number, der: Buffer): Promise<number> => {
  const answer = await fetch(`http://${host}:${port}/ocsp`, {
    method: 'POST',
    headers: { 'content-type': 'application/ocsp-request' },
    body: new Uint8Array(der),
  });
  return (await answer.arrayBuffer()).byteLength;
};

/** Processor time of a process so far, in microseconds; Linux says it in hundredths of a second. */
const processorTime = (pid: number): number => {
  const [, , ...fields] = (/\)(.*)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '').split(' ');
  return (Number(fields[10]) + Number(fields[11])) * 10_000;
};

const pidOf = ({ pid }: ChildProcess): number => pid ?? 0;

type Side = Pick<Load, 'port' | 'messages'> & { readonly pid: number };
type Contest = {
  readonly what: string;
  readonly peer: string;
  readonly goal: number;
  readonly ours: Side;
  readonly theirs: Side;
  readonly connections: number;
  readonly keepAlive: boolean;
};

/** Answers a second, and what one answer costs its server: the client has a core of its own and may be the slower of the two. */
const measure = async (side: Side, how: Pick<Load, 'connections' | 'keepAlive' | 'until' | 'most'>) => {
  const before = processorTime(side.pid);
  const began = performance.now();
  const rate = await load({ ...side, ...how });
  const answered = (rate * (performance.now() - began)) / 1000;
  return { rate, cost: (processorTime(side.pid) - before) / answered };
};

const compare = async ({ what, peer, goal, ours, theirs, ...how }: Contest): Promise<void> => {
  const limits = values.short ? { until: 2000, most: 300 } : { until: 1000, most: Number.POSITIVE_INFINITY };
  const figures: { us: Awaited<ReturnType<typeof measure>>; them: Awaited<ReturnType<typeof measure>> }[] = [];
  await measure(ours, { ...how, ...limits });
  await measure(theirs, { ...how, ...limits });
  for (let round = 0; round < (values.short ? 1 : 5); round++)
    figures.push({
      us: await measure(ours, { ...how, ...limits }),
      them: await measure(theirs, { ...how, ...limits }),
    });
  const number = (value: number, width: number) => value.toFixed(0).padStart(width);
  const [us, them] = [median(figures.map((one) => one.us.rate)), median(figures.map((one) => one.them.rate))];
  const [cost, peerCost] = [median(figures.map((one) => one.us.cost)), median(figures.map((one) => one.them.cost))];
  const ratio = median(figures.map((one) => one.us.rate / one.them.rate)).toFixed(2);
  const line = [
    what.padEnd(35),
    number(us, 7),
    number(cost, 7),
    peer.padEnd(15),
    number(them, 7),
    number(peerCost, 7),
    `${ratio} ×`.padStart(8),
    `${(peerCost / cost).toFixed(2)} ×`.padStart(8),
    `${goal} ×`.padStart(7),
  ];
  process.stdout.write(`${line.join(' ')}\n`);
};

const [role, argument = ''] = positionals;
if (role === 'serve') process.send?.(await serve(argument));
else if (role === 'bare') process.send?.(await serveBare(Number(argument)));
else {
  const folder = mkdtempSync(join(tmpdir(), 'lencana-bench-ocsp-'));
  const children: ChildProcess[] = [];
  try {
    await makeHouse(folder);
    const ours = await program('serve', folder);
    children.push(ours.child);
    const plain = requestsFor(folder, false);
    const withNonce = requestsFor(folder, true);
    const size = await answerSize(ours.port, plain[0] ?? Buffer.alloc(0));
    const bare = await program('bare', String(size));
    children.push(bare.child);
    const opensslPort = bare.port + 1 < 65_536 ? bare.port + 1 : bare.port - 1;
    const openssl = await serveOpenssl(folder, opensslPort);
    children.push(openssl);
    process.stdout.write(
      `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}, ${execFileSync('openssl', ['version']).toString().trim()}\n` +
        `an answer of ${size} bytes; medians; µs: processor time of the server for one answer\n\n` +
        `${''.padEnd(35)} ours/s      µs peer             its/s      µs     rate  1/cost    goal\n`,
    );
    await compare({
      what: 'kept, keep-alive, GET',
      peer: 'bare node:http',
      goal: 0.5,
      ours: { port: ours.port, pid: pidOf(ours.child), messages: plain.map(gotten) },
      theirs: { port: bare.port, pid: pidOf(bare.child), messages: plain.map(gotten) },
      connections: 32,
      keepAlive: true,
    });
    await compare({
      what: 'kept, keep-alive, POST',
      peer: 'bare node:http',
      goal: 0.5,
      ours: {
        port: ours.port,
        pid: pidOf(ours.child),
        messages: plain.map((der) => posted(der, '/ocsp', 'keep-alive')),
      },
      theirs: {
        port: bare.port,
        pid: pidOf(bare.child),
        messages: plain.map((der) => posted(der, '/ocsp', 'keep-alive')),
      },
      connections: 32,
      keepAlive: true,
    });
    await compare({
      what: 'kept, a connection each, POST',
      peer: 'openssl ocsp',
      goal: 1.3,
      ours: { port: ours.port, pid: pidOf(ours.child), messages: plain.map((der) => posted(der, '/ocsp', 'close')) },
      theirs: { port: opensslPort, pid: pidOf(openssl), messages: plain.map((der) => posted(der, '/ocsp', 'close')) },
      connections: 8,
      keepAlive: false,
    });
    await compare({
      what: 'live with nonce, a connection each',
      peer: 'openssl ocsp',
      goal: 0.6,
      ours: {
        port: ours.port,
        pid: pidOf(ours.child),
        messages: withNonce.map((der) => posted(der, '/ocsp', 'close')),
      },
      theirs: {
        port: opensslPort,
        pid: pidOf(openssl),
        messages: withNonce.map((der) => posted(der, '/ocsp', 'close')),
      },
      connections: 8,
      keepAlive: false,
    });
  } finally {
    for (const child of children) child.kill();
    rmSync(folder, { recursive: true, force: true });
  }
}
