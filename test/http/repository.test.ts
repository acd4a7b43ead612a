import { X509Certificate } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Publication, repository } from '#http/repository.ts';
import { now as birth, crlOf, type House, house } from '../pki/house.ts';
import { openssl } from '../pki/openssl.ts';

let ca: House;
let now = birth.getTime();
const clock = { now: () => new Date(now) };
const hour = 3_600_000;
let published: Publication | undefined;
let looks = 0;

const signed = async (number: number, since: number): Promise<Publication> => {
  const [thisUpdate, nextUpdate] = [new Date(since), new Date(since + 72 * hour)];
  const der = await crlOf(ca, { number, entries: [], thisUpdate, nextUpdate });
  return { der, since: thisUpdate, until: nextUpdate };
};
const doors = () =>
  repository(
    {
      certificates: {
        issuing: async () => ({ der: ca.issuing, since: birth, until: null }),
        root: async () => ({ der: ca.root, since: birth, until: null }),
        '1a2b3c4d': async () => ({ der: ca.issuing, since: birth, until: null }),
      },
      crls: {
        issuing: async () => {
          looks += 1;
          return published;
        },
        '1a2b3c4d': async () => published,
        root: async () => undefined,
      },
    },
    clock,
  );
const bytesOf = async (answer: Response) => new Uint8Array(await answer.arrayBuffer());

beforeAll(async () => {
  ca = await house('P-256');
  published = await signed(7, now);
});

describe('the CA certificates (RFC 5280 4.2.2.1)', () => {
  it('are served as DER that an independent reader takes, and the root vouches for the issuing one', async () => {
    const [issuing, root] = await Promise.all(['/ca/issuing.cer', '/ca/root.cer'].map((path) => doors().request(path)));
    expect(issuing?.headers.get('content-type')).toBe('application/pkix-cert');
    const pem = async (answer?: Response) => new X509Certificate(await bytesOf(answer as Response)).toString();
    const files = { 'issuing.pem': await pem(issuing), 'root.pem': await pem(root) };
    const verdict = openssl(['verify', '-x509_strict', '-no_check_time', '-CAfile', 'root.pem', 'issuing.pem'], files);
    expect(verdict.said).toContain('issuing.pem: OK');
  });
});

describe('REC-5 the CRL (Sumbar revocation records)', () => {
  it('is DER that an independent reader takes, with what a cache needs', async () => {
    const answer = await doors().request('/crl/issuing.crl');
    const der = await bytesOf(answer);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/pkix-crl',
      'content-length': String(der.length),
      'last-modified': 'Sat, 21 Nov 2026 03:30:00 GMT',
      'cache-control': 'public, max-age=60, must-revalidate',
      etag: expect.stringMatching(/^"[\w-]{27}"$/),
    });
    const read = openssl(['crl', '-inform', 'DER', '-in', 'a.crl', '-noout', '-crlnumber'], { 'a.crl': der });
    expect(read.said).toMatch(/crlNumber=(0x)?0?7/i);
  });

  it('answers a HEAD like a GET without its body', async () => {
    const [get, head] = [
      await doors().request('/crl/issuing.crl'),
      await doors().request('/crl/issuing.crl', { method: 'HEAD' }),
    ];
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers));
    expect((await bytesOf(head)).length).toBe(0);
  });

  it('is not sent again to who has it, by tag or by date, and the tag decides (RFC 9110 13.2.2)', async () => {
    const app = doors();
    const etag = (await app.request('/crl/issuing.crl')).headers.get('etag') ?? '';
    const modified = 'Sat, 21 Nov 2026 03:30:00 GMT';
    const status = async (headers: Record<string, string>) =>
      (await app.request('/crl/issuing.crl', { headers })).status;
    expect(await status({ 'if-none-match': etag })).toBe(304);
    expect(await status({ 'if-none-match': `"other", W/${etag}` })).toBe(304);
    expect(await status({ 'if-none-match': '*' })).toBe(304);
    expect(await status({ 'if-none-match': '"other"', 'if-modified-since': modified })).toBe(200);
    expect(await status({ 'if-modified-since': modified })).toBe(304);
    expect(await status({ 'if-modified-since': 'Sat, 21 Nov 2026 03:29:59 GMT' })).toBe(200);
    expect(await status({ 'if-modified-since': 'yesterday' })).toBe(200);
    const unchanged = await app.request('/crl/issuing.crl', { headers: { 'if-none-match': etag } });
    expect((await bytesOf(unchanged)).length).toBe(0);
    expect(unchanged.headers.get('etag')).toBe(etag);
  });

  it('is never kept past its nextUpdate', async () => {
    now = birth.getTime() + 72 * hour - 20_500;
    expect((await doors().request('/crl/issuing.crl')).headers.get('cache-control')).toContain('max-age=20,');
    now += hour;
    expect((await doors().request('/crl/issuing.crl')).headers.get('cache-control')).toContain('max-age=0,');
  });

  it('REV-5: a new one is served a second later; readers of one second cost one look', async () => {
    const app = doors();
    looks = 0;
    const before = await Promise.all([1, 2, 3, 4].map(() => app.request('/crl/issuing.crl')));
    expect(looks).toBe(1);
    published = await signed(8, now);
    now += 1000;
    const after = await app.request('/crl/issuing.crl');
    expect(after.headers.get('etag')).not.toBe(before[0]?.headers.get('etag'));
    expect(await bytesOf(after)).toEqual(published?.der);
  });

  it('stands under its CA’s own name too, which stays when another CA issues', async () => {
    const [alias, own] = [await doors().request('/crl/issuing.crl'), await doors().request('/crl/1a2b3c4d.crl')];
    expect(await bytesOf(own)).toEqual(await bytesOf(alias));
    expect(await bytesOf(await doors().request('/ca/1a2b3c4d.cer'))).toEqual(ca.issuing);
    expect((await doors().request('/crl/00000000.crl')).status).toBe(404);
  });

  it('says that it is not there yet while none was published', async () => {
    const answer = await doors().request('/crl/root.crl');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
  });

  it('a look that failed is not remembered: the next reader gets the CRL', async () => {
    let fails = true;
    const app = repository(
      {
        certificates: {},
        crls: {
          issuing: async () => {
            if (fails) throw new Error('the database is away');
            return published;
          },
        },
      },
      clock,
    );
    app.onError((_, c) => c.text('fault', 500));
    expect((await app.request('/crl/issuing.crl')).status).toBe(500);
    fails = false;
    expect((await app.request('/crl/issuing.crl')).status).toBe(200);
  });
});
