/**
 * One installation: database → CA → office → bot → doors → clockwork, each plugged into the next. `start`, the command line
 * and the tests open the same one; they differ only in what they hand in (clock, database, log).
 */
import { randomBytes } from 'node:crypto';
import type { Hono } from 'hono';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { announcer } from '#bot/announcer.ts';
import type { StartLink } from '#bot/deep-links.ts';
import type { Network } from '#bot/networks/network.ts';
import { sandboxNetwork } from '#bot/networks/sandbox.ts';
import { whatsappWatch } from '#bot/networks/whatsapp/watch.ts';
import { sealAuditLog } from '#db/audit-log.ts';
import type { MasterKey } from '#db/cipher.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import type { Database } from '#db/client.ts';
import { drizzleConversations } from '#db/conversations.ts';
import { drizzleDrawer } from '#db/drawer.ts';
import { drizzleInbox } from '#db/inbox.ts';
import { openJobs, outboxQueue, wakeBy } from '#db/jobs.ts';
import { proveKeyRing } from '#db/key-proof.ts';
import { drizzleOutbox } from '#db/outbox.ts';
import { drizzleRegistry, purgeActs } from '#db/registry.ts';
import { crlShelf } from '#http/crl-shelf.ts';
import { ocspResponder } from '#http/ocsp/responder.ts';
import { sandboxRoutes } from '#http/sandbox.ts';
import { sandboxAssets } from '#http/sandbox-assets.ts';
import { sandboxOrigins } from '#http/sandbox-door.ts';
import { guideProgress } from '#http/sandbox-progress.ts';
import { publicDoors } from '#http/server.ts';
import { whatsappPages } from '#http/whatsapp-pages.ts';
import { doChores, startClockwork } from '#jobs/clockwork.ts';
import { crlPublisher } from '#jobs/crl-publisher.ts';
import { inboxWorker } from '#jobs/inbox-worker.ts';
import { outboxWorker } from '#jobs/outbox-worker.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { postman } from '#mail/postman.ts';
import type { MailTransport } from '#mail/transport.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { clockwork } from '#ra/actor.ts';
import { createOffice } from '#ra/office/office.ts';
import { days, terms } from '#ra/office/terms.ts';
import type { Clock, Posting, Random } from '#ra/ports.ts';
import { after, instant, type NetworkName } from '#ra/values.ts';
import { caPlace } from '#src/ceremonies/ca-place.ts';
import { rootLists } from '#src/ceremonies/root-lists.ts';
import { alarms } from './alarms.ts';
import { openAuthority, profilesOf, refuseLostCa } from './authority-files.ts';
import { openChats } from './chats.ts';
import type { Config, TelegramConfig, WhatsappConfig } from './config.ts';
import { caFigures, gauge } from './figures.ts';
import { keyToolHandouts } from './handouts.ts';
import { jumps } from './jumps.ts';
import { linksOf } from './links.ts';
import { derivedSecret } from './master-key.ts';
import { ocspFeed } from './ocsp-feed.ts';
import { agreementPress, papersOf } from './papers.ts';
import { repositoryFeed } from './repository-feed.ts';
import { comeToRest } from './rest.ts';
import { samplePapers } from './sample-papers.ts';
import { type TelegramConnectionOptions, telegramConnection } from './telegram-connection.ts';
import { trialClock } from './trial-clock.ts';
import { type WhatsappConnectionOptions, whatsappConnection } from './whatsapp-connection.ts';

export type InstallationOptions = {
  readonly database: Database;
  readonly masterKeys: readonly MasterKey[];
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Logger;
  readonly port: number;
  readonly publicUrl: string;
  readonly caUrl: string;
  readonly caFolder: string;
  /** How the CA's keys are opened; left out: by the master key alone, as in a trial. */
  readonly caKeys?: Config['caKeys'];
  /** How letters leave; null: into the mailbox of the sandbox. */
  readonly mailTransport: MailTransport | null;
  readonly mailFrom: string;
  /** National holidays, `YYYY-MM-DD`. */
  readonly holidays: readonly string[];
  /** Key of this start for the sandbox page; null: people talk to us elsewhere, and the clock is the host's. */
  readonly sandboxKey: string | null;
  /** Null: Telegram is not talked to. */
  readonly telegram?: TelegramConfig | null;
  readonly telegramTuning?: TelegramConnectionOptions['tuning'];
  /** Null: WhatsApp is not talked to. */
  readonly whatsapp?: WhatsappConfig | null;
  readonly whatsappTuning?: WhatsappConnectionOptions['tuning'];
  /** Left out: the clock ticks by the minute of the host. False: only when `chores` is called, where somebody moves the clock by hand. */
  readonly ticks?: boolean;
};

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

const houseName = 'Lencana';
const individualValidityDays = 730;

export const openInstallation = async (options: InstallationOptions) => {
  const { database, random, log, publicUrl } = options;
  const cipher = cipherWith(keyRing(options.masterKeys));
  await proveKeyRing(database, cipher.ring);
  const drawer = drizzleDrawer({ database, cipher });
  const isTrial = options.sandboxKey !== null;
  const trial = await trialClock(options.clock, drawer);
  const clock: Clock = isTrial ? trial : options.clock;
  const boss = await openJobs(database, { onError: (error) => log.error({ err: error }, 'The job queue stumbled') });
  const registry = drizzleRegistry({ database, cipher, wake: wakeBy(boss) });
  const { caKeys = { passphraseFile: null, token: null }, caFolder, caUrl } = options;
  await refuseLostCa(registry, caFolder);
  const place = caPlace({ caFolder, caUrl, caKeys, masterKeys: () => options.masterKeys, clock, random });
  const ca = await openAuthority(place);
  for (const error of ca.unopened)
    log.error({ err: error }, 'A retired CA does not open: its list ends at its nextUpdate');
  const authority = ca.current;
  const chatOf = (network: NetworkName) => (network === 'sandbox' ? publicUrl : chats.home(network));
  const links = linksOf(publicUrl, chatOf);
  const office = createOffice({
    registry,
    clock,
    random,
    authority,
    retired: ca.retired,
    terms,
    links,
    holidays: options.holidays,
    agreement: agreementPress(houseName, individualValidityDays),
  });

  /** Of networks that only another instance can speak in now. */
  const elsewhere = () => networks.filter(({ isHere }) => isHere?.() === false).map(({ name }) => name);
  const inbox = drizzleInbox({ database, cipher, elsewhere });
  const outbox = drizzleOutbox({ database, cipher, elsewhere });
  const sandbox = isTrial ? await sandboxNetwork({ drawer, clock, random }) : null;
  const telegram = options.telegram
    ? telegramConnection({
        settings: options.telegram,
        ...(options.telegramTuning ? { tuning: options.telegramTuning } : {}),
        database,
        publicUrl,
        clock,
        log,
        onMigrated: (from, to) => {
          const [was, is] = [from, to].map((chat) => ({ network: 'telegram', chat }) as const);
          if (!was || !is) return;
          office.groups
            .moved(clockwork(`migrated:telegram:${from}:${to}`), was, is)
            .catch((error: unknown) => log.error({ err: error }, 'A desk could not follow its group'));
        },
      })
    : null;
  const whatsapp = options.whatsapp
    ? whatsappConnection({
        settings: options.whatsapp,
        ...(options.whatsappTuning ? { tuning: options.whatsappTuning } : {}),
        ...{ database, cipher, office, clock, log },
      })
    : null;
  const watch = whatsapp && whatsappWatch({ ...whatsapp, office, clock, log });
  const networks: readonly Network[] = [sandbox, telegram?.network, whatsapp?.network].filter((one) => one != null);
  const tool = keyToolPage();
  const chats = await openChats({
    networks,
    deps: {
      office,
      links,
      papers: papersOf(clock),
      profiles: authority.profiles,
      keyTool: keyToolHandouts(tool),
      conversations: drizzleConversations({ database, cipher }),
      linksWhatsapp: whatsapp !== null,
      onFault: (error) => log.error({ err: error }, 'An act behind a desk tap failed'),
    },
    inbox,
    drawer,
    clock,
    onFault: (error, network) => log.warn({ err: error, network }, 'The commands could not be set'),
  });

  const speaker = announcer({ ...chats, office, links });
  const transport = options.mailTransport ?? (sandbox && { send: sandbox.post });
  if (!transport) throw new TypeError('Without a sandbox, letters want a transport: SMTP_URL');
  const letters = postman({
    ...{ transport, from: options.mailFrom, house: houseName, contact: null },
    chats: () =>
      networks.flatMap(({ name: network }) => {
        const url = chatOf(network);
        return url === undefined ? [] : [{ network, url }];
      }),
  });
  const deliver = async ({ body, ...posting }: Posting): Promise<string | undefined> => {
    if (body.kind === 'mail') return void (await letters.deliver(body.to, body.language, body.letter));
    const whole = { ...posting, body };
    return (await speaker.deliver(whole, (remaining) => outbox.advance(whole, remaining))).message;
  };
  const outgoing = outboxWorker(outbox, clock, {
    deliver,
    onGone: async ({ body, id }) => {
      if (body.kind === 'notice') await office.reception.unreachable(clockwork(`gone:${id}`), body.to, body.notice);
    },
    onOutside: async ({ body, id, attempts }) => {
      if (body.kind === 'mail') return false;
      const at = body.kind === 'notice' ? body.to : body.at;
      return (await office.groups.lost(clockwork(`outside:${id}:${attempts}`), at)) > 0;
    },
    onError: (error, posting) => log.warn({ err: error, posting: posting?.id }, 'A message could not be delivered now'),
  });
  await boss.work(outboxQueue, async () => outgoing.kick());

  const incoming = inboxWorker(inbox, clock, {
    handle: chats.handle,
    apologise: chats.apologise,
    onError: (error, item) => log.error({ err: error, update: item?.id }, 'An update could not be handled'),
    onHandled: outgoing.kick,
  });
  const chores = {
    office,
    clock,
    purge: async () => {
      const weekAgo = after(clock.now(), -days(7));
      await inbox.purge(weekAgo);
      await whatsapp?.network.purge(new Date(after(clock.now(), -days(30))));
      // These two are dated by the database, whose clock does not jump: by the trial's, what was done this minute would be a week old.
      const hostsWeekAgo = after(options.clock.now(), -days(7));
      await outbox.purge(hostsWeekAgo);
      await purgeActs(database, hostsWeekAgo);
    },
    alarms: () => alarms({ office, ca, caFolder, ocsp, clock }),
    onError: (error: unknown, chore: string) => log.error({ err: error, chore }, 'A chore failed'),
  };

  const publisher = crlPublisher(office, clock, (error) => log.error({ err: error }, 'A CRL could not be published'));
  const rest = { pumps: [incoming, outgoing, publisher], inbox, outbox, clock };
  const lists = rootLists(place, { isTrial: caKeys.passphraseFile === null && caKeys.token === null });
  const jumping = jumps({
    clock: trial,
    office,
    pumps: rest.pumps,
    caEnd: certificateFacts(authority.certificate).notAfter,
    rootLists: lists,
    catchUp: async () => {
      await ocsp.open();
      // Twice: what the first round ended may leave something to tell.
      for (let round = 0; round < 2; round++) {
        await doChores(chores);
        await comeToRest(rest);
      }
    },
  });

  let contact: string | null = null;
  const house = {
    name: houseName,
    /** Whom to ask where no agency is known yet: the one agency's person, if there is just one. */
    get contact() {
      return contact;
    },
    publicUrl,
    /** Looked up each time: a network that is away at the start says later where it is. */
    get chats() {
      return networks.flatMap(({ name }) => {
        const url = chats.home(name);
        return url === undefined
          ? []
          : [{ network: name, url, at: (begin: StartLink) => chats.home(name, begin) ?? url }];
      });
    },
  };
  const findContact = async (): Promise<void> => {
    const agencies = await office.administration.agencies();
    contact = agencies.length === 1 ? (agencies[0]?.contact ?? null) : null;
  };

  const sandboxDoor = (): readonly Hono[] => {
    if (!sandbox || options.sandboxKey === null) return [];
    const progress = guideProgress({
      history: office.history,
      network: sandbox,
      clock: jumping,
      onFault: (error) => log.error({ err: error }, 'The guide could not be ticked'),
    });
    const page = {
      network: sandbox,
      key: options.sandboxKey,
      origins: sandboxOrigins(options.port, publicUrl),
      assets: sandboxAssets(),
      samples: samplePapers({ clock, registry }),
      progress,
      clock: jumping,
    };
    return [sandboxRoutes(page)];
  };

  const formKey = derivedSecret(options.masterKeys, 'forms');
  const numberDoor = (): readonly Hono[] =>
    whatsapp ? [whatsappPages({ house, office, board: whatsapp.board, clock, random, formKey })] : [];

  let hasBegun = false;
  const doors = publicDoors({
    house,
    office,
    terms,
    clock,
    random,
    log,
    formKey,
    checks: {
      start: async () => {
        if (!hasBegun) throw new Error('Not everything has begun yet');
      },
      database: async () => void (await inbox.depth()),
      outbox: async () => void (await outbox.depth()),
      ...(telegram ? { telegram: telegram.network.check } : {}),
      ...(watch ? { whatsapp: watch.check } : {}),
    },
    metrics: async () => [
      gauge('lencana_inbox_depth', 'Updates waiting to be handled.', await inbox.depth()),
      gauge('lencana_outbox_depth', 'Messages waiting to leave.', await outbox.depth()),
      gauge('lencana_outbox_undeliverable', 'Messages given up.', await outbox.undeliverableCount()),
      ...caFigures(caFolder, clock.now()),
      ...(telegram?.network.figures() ?? []),
      ...(watch?.figures() ?? []),
    ],
    repository: repositoryFeed(ca, (issuerKey) =>
      crlShelf({
        source: {
          latest: () => office.publication.latestCrl(issuerKey),
          read: (since) => office.publication.readCrl(issuerKey, since),
        },
        onFault: (error) => log.error({ err: error }, 'The CRL could not be read; the one at hand is served'),
      }),
    ),
    keyTool: tool,
    withLanding: !isTrial,
    further: [...sandboxDoor(), ...(telegram?.doors ?? []), ...numberDoor()],
  });

  const ocsp = ocspResponder({
    authorities: [authority, ...ca.retired].map(({ certificate, issuerKey }) => ({
      certificate,
      issuerKey,
      certify: (publicKey) =>
        office.status.appointOcspSigner(clockwork(`ocsp:${randomBytes(12).toString('hex')}`), issuerKey, publicKey),
    })),
    feed: ocspFeed(office),
    clock,
    onFault: (error) => log.error({ err: error }, 'An OCSP answer could not be given or renewed'),
  });
  await ocsp.open();
  for (const warning of profilesOf(caFolder).warnings) log.warn({ warning }, 'A certificate profile is worth a look');

  let stopTicking = async (): Promise<void> => undefined;
  const sealAll = async (): Promise<void> => {
    while (await sealAuditLog(database, cipher, instant(clock.now())));
  };
  const sealer = setInterval(() => {
    sealAll().catch((error: unknown) => log.error({ err: error }, 'The audit log could not be sealed'));
  }, 1000);

  return {
    clock,
    office,
    registry,
    sandbox,
    whatsapp,
    authority,
    ocsp,
    doors,
    outbox,
    inbox,
    cipher,
    /** Begins to receive, deliver and tick. */
    async begin(): Promise<void> {
      await findContact();
      await lists.renew();
      await chats.start(incoming.kick);
      watch?.start();
      // What waited for an instance that can speak there.
      whatsapp?.wire.onState(() => {
        incoming.kick();
        outgoing.kick();
      });
      incoming.kick();
      outgoing.kick();
      if (options.ticks === false) await doChores(chores);
      else stopTicking = await startClockwork(boss, chores);
      hasBegun = true;
    },
    /** Does now what the clock would do by the minute. */
    chores: () => doChores(chores),
    /** Resolves once everything received was handled and everything due was delivered. */
    settle: () => comeToRest(rest),
    /** Finishes what is under way, in the order in which it flows; the database is its owner's to close. */
    async stop(): Promise<void> {
      await watch?.stop();
      await chats.stop();
      clearInterval(sealer);
      await stopTicking();
      await incoming.stop();
      await publisher.stop();
      await outgoing.stop();
      await stopJobs(boss);
      await sealAll();
    },
  };
};

const stopJobs = (boss: PgBoss): Promise<void> => boss.stop({ graceful: true, timeout: 5000 });
