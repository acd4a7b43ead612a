/** The doors of a CA that is still to be made: its address stands in its certificates, so they open first. */
import { crlShelf } from '#http/crl-shelf.ts';
import { failures } from '#http/ocsp/answer.ts';
import { type OcspResponder, ocspResponder } from '#http/ocsp/responder.ts';
import { type Publication, repository } from '#http/repository.ts';
import { startServer } from '#http/server.ts';
import { clockwork } from '#ra/actor.ts';
import type { Office } from '#ra/office/office.ts';
import type { Clock } from '#ra/ports.ts';
import { ocspFeed } from '#src/ocsp-feed.ts';
import type { Ca } from './ca.ts';

type Behind = { readonly ca: Ca; readonly office: Office };
type Surroundings = { readonly clock: Clock; readonly onFault: (error: unknown) => void };

/** Before `serve` the repository has nothing published, and OCSP asks to try later. */
export const openDoors = async ({ clock, onFault }: Surroundings) => {
  const behind: { shelves?: Shelves; responder?: OcspResponder } = {};
  const shelf = (name: keyof Shelves) => async () => behind.shelves?.[name]();
  const app = repository(
    {
      certificates: { root: shelf('root'), issuing: shelf('issuing') },
      crls: { root: shelf('rootCrl'), issuing: shelf('issuingCrl') },
    },
    clock,
  );
  const ocsp = { answer: (bytes: Buffer) => behind.responder?.answer(bytes) ?? failures.tryLater };
  const server = await startServer({ host: '127.0.0.1', port: 0, app, ocsp });
  return {
    url: server.url,
    stop: () => server.stop(0),
    serve(it: Behind): void {
      behind.shelves = shelvesOf(it, { clock, onFault });
      behind.responder = responderOf(it, { clock, onFault });
    },
  };
};

type Source = () => Promise<Publication | undefined>;
type Shelves = ReturnType<typeof shelvesOf>;
const shelvesOf = ({ ca, office }: Behind, { clock, onFault }: Surroundings) => {
  const fixed = (der: Uint8Array): Source => {
    const publication = { der, since: clock.now(), until: null };
    return async () => publication;
  };
  return {
    root: fixed(ca.root),
    issuing: fixed(ca.issuing),
    rootCrl: fixed(ca.rootCrl),
    issuingCrl: crlShelf({
      source: {
        latest: () => office.publication.latestCrl(ca.issuerKey),
        read: (since) => office.publication.readCrl(ca.issuerKey, since),
      },
      onFault,
    }),
  };
};

let signers = 0;
const responderOf = ({ ca, office }: Behind, { clock, onFault }: Surroundings): OcspResponder => {
  const { issuing, issuerKey } = ca;
  const certify = (publicKey: Uint8Array) =>
    office.status.appointOcspSigner(clockwork(`ocsp:${++signers}`), issuerKey, publicKey);
  return ocspResponder({
    authorities: [{ certificate: issuing, issuerKey, certify }],
    feed: ocspFeed(office),
    clock,
    onFault,
  });
};
