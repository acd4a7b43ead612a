/**
 * One installation: database → CA → office → bot → doors → clockwork, each plugged into the next. `start`, the command line
 * and the tests open the same one; they differ only in what they hand in (clock, database, log).
 */
import { randomBytes } from 'node:crypto';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { PgBoss } from 'pg-boss';
import type { Logger } from 'pino';
import { announcer } from '#bot/announcer.ts';
import { createBot } from '#bot/bot.ts';
import { setCommands } from '#bot/menu.ts';
import type { SandboxNetwork } from '#bot/networks/sandbox.ts';
import { sandboxNetwork } from '#bot/networks/sandbox.ts';
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
import { firstSteps } from '#http/sandbox-guide.ts';
import { publicDoors } from '#http/server.ts';
import { doChores, startClockwork } from '#jobs/clockwork.ts';
import { crlPublisher } from '#jobs/crl-publisher.ts';
import { inboxWorker } from '#jobs/inbox-worker.ts';
import { outboxWorker } from '#jobs/outbox-worker.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import { postman } from '#mail/postman.ts';
import { smtpTransport } from '#mail/smtp-transport.ts';
import { clockwork } from '#ra/actor.ts';
import type { Links } from '#ra/office/deps.ts';
import { createOffice } from '#ra/office/office.ts';
import { days, terms } from '#ra/office/terms.ts';
import type { Clock, InboxItem, Posting, Random } from '#ra/ports.ts';
import type { Json } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { caPlace } from '#src/ceremonies/ca-place.ts';
import { caFacts, warningsOf } from '#src/ceremonies/standing.ts';
import { openAuthority, profilesOf, refuseLostCa } from './authority-files.ts';
import type { Config } from './config.ts';
import { derivedSecret } from './master-key.ts';
import { ocspFeed } from './ocsp-feed.ts';
import { agreementPress, papersOf } from './papers.ts';
import { repositoryFeed } from './repository-feed.ts';
import { samplePapers } from './sample-papers.ts';

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
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  /** Key of this start for the sandbox page. */
  readonly sandboxKey: string;
};

export type Installation = Awaited<ReturnType<typeof openInstallation>>;

const houseName = 'Lencana';
const individualValidityDays = 730;

export const openInstallation = async (options: InstallationOptions) => {
  const { database, clock, random, log, publicUrl } = options;
  const cipher = cipherWith(keyRing(options.masterKeys));
  await proveKeyRing(database, cipher.ring);
  const boss = await openJobs(database, { onError: (error) => log.error({ err: error }, 'The job queue stumbled') });
  const registry = drizzleRegistry({ database, cipher, wake: wakeBy(boss) });
  const { caKeys = { passphraseFile: null, token: null }, caFolder, caUrl } = options;
  await refuseLostCa(registry, caFolder);
  const ca = await openAuthority(
    caPlace({ caFolder, caUrl, caKeys, masterKeys: () => options.masterKeys, clock, random }),
  );
  for (const error of ca.unopened)
    log.error({ err: error }, 'A retired CA does not open: its list ends at its nextUpdate');
  const authority = ca.current;
  const links = linksOf(publicUrl);
  const office = createOffice({
    registry,
    clock,
    random,
    authority,
    retired: ca.retired,
    terms,
    links,
    agreement: agreementPress(houseName, individualValidityDays),
  });

  const inbox = drizzleInbox({ database, cipher });
  const outbox = drizzleOutbox({ database, cipher });
  const sandbox = await sandboxNetwork({ drawer: drizzleDrawer({ database, cipher }), clock, random });
  const tool = keyToolPage();
  const bot = createBot({
    office,
    network: sandbox,
    links,
    papers: papersOf(clock),
    profiles: authority.profiles,
    keyTool: tool,
    conversations: drizzleConversations({ database, cipher }),
    botInfo: await whoAmI(sandbox),
    onFault: (error) => log.error({ err: error }, 'An act behind a desk tap failed'),
  });
  await setCommands(bot.api);

  const speaker = announcer({ api: () => bot.api, office, links });
  const transport = options.smtpUrl
    ? smtpTransport(options.smtpUrl)
    : { send: (mail: Parameters<typeof sandbox.post>[0]) => sandbox.post(mail) };
  const letters = postman({ transport, from: options.mailFrom, house: houseName, contact: null });
  const deliver = async ({ body, ...posting }: Posting): Promise<string | undefined> => {
    if (body.kind === 'mail') return void (await letters.deliver(body.to, body.language, body.letter));
    return (await speaker.deliver({ ...posting, body })).message;
  };
  const outgoing = outboxWorker(outbox, clock, {
    deliver,
    onGone: async ({ body, id }) => {
      if (body.kind === 'notice') await office.reception.unreachable(clockwork(`gone:${id}`), body.to);
    },
    onError: (error, posting) => log.warn({ err: error, posting: posting?.id }, 'A message could not be delivered now'),
  });
  await boss.work(outboxQueue, async () => outgoing.kick());

  const incoming = inboxWorker(inbox, clock, {
    handle: (item) => bot.handleUpdate(item.payload as unknown as Update), // kept as it was received
    apologise: async ({ chat }) => {
      await bot.api.sendMessage(Number(chat), wordsIn('id')('broken'), { parse_mode: 'HTML' });
    },
    onError: (error, item?: InboxItem) => log.error({ err: error, update: item?.id }, 'An update could not be handled'),
    onHandled: outgoing.kick,
  });
  const receive = async (update: Update) => {
    const chat = chatOf(update);
    if (chat === undefined) return;
    await inbox.receive(
      {
        network: 'sandbox',
        bot: String(bot.botInfo.id),
        updateId: String(update.update_id),
        chat,
        payload: update as unknown as Json,
      },
      instant(clock.now()),
    ); // plain data
    incoming.kick();
  };

  const chores = {
    office,
    clock,
    purge: async () => {
      const weekAgo = after(clock.now(), -days(7));
      await inbox.purge(weekAgo);
      await outbox.purge(weekAgo);
      await purgeActs(database, weekAgo);
    },
    onError: (error: unknown, chore: string) => log.error({ err: error, chore }, 'A chore failed'),
  };

  let contact: string | null = null;
  const house = {
    name: houseName,
    /** Whom to ask where no agency is known yet: the one agency's person, if there is just one. */
    get contact() {
      return contact;
    },
    publicUrl,
    chats: [],
  };
  const findContact = async (): Promise<void> => {
    const agencies = await office.administration.agencies();
    contact = agencies.length === 1 ? (agencies[0]?.contact ?? null) : null;
  };

  const doors = publicDoors({
    house,
    office,
    terms,
    clock,
    random,
    log,
    formKey: derivedSecret(options.masterKeys, 'forms'),
    checks: {
      database: async () => void (await inbox.depth()),
      outbox: async () => void (await outbox.depth()),
    },
    metrics: async () => [
      gauge('lencana_inbox_depth', 'Updates waiting to be handled.', await inbox.depth()),
      gauge('lencana_outbox_depth', 'Messages waiting to leave.', await outbox.depth()),
      gauge('lencana_outbox_undeliverable', 'Messages given up.', await outbox.undeliverableCount()),
      ...caFigures(caFolder, clock.now()),
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
    withLanding: false,
    further: [
      sandboxRoutes({
        network: sandbox,
        key: options.sandboxKey,
        origins: sandboxOrigins(options.port, publicUrl),
        assets: sandboxAssets(),
        samples: samplePapers(clock),
        guide: firstSteps,
      }),
    ],
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
  const publisher = crlPublisher(office, clock, (error) => log.error({ err: error }, 'A CRL could not be published'));

  let stopTicking = async (): Promise<void> => undefined;
  const sealAll = async (): Promise<void> => {
    while (await sealAuditLog(database, cipher, instant(clock.now())));
  };
  const sealer = setInterval(() => {
    sealAll().catch((error: unknown) => log.error({ err: error }, 'The audit log could not be sealed'));
  }, 1000);

  return {
    office,
    registry,
    sandbox,
    authority,
    ocsp,
    doors,
    outbox,
    inbox,
    cipher,
    /** Begins to receive, deliver and tick. */
    async begin(): Promise<void> {
      await findContact();
      await sandbox.start(receive);
      incoming.kick();
      outgoing.kick();
      stopTicking = await startClockwork(boss, chores);
    },
    /** Does now what the clock would do by the minute. */
    chores: () => doChores(chores),
    /** Resolves once everything received was handled and everything due was delivered. */
    async settle(): Promise<void> {
      for (let calm = 0, rounds = 0; calm < 2; rounds++) {
        if (rounds > 200)
          throw new Error(
            'The installation does not come to rest: an update or a message is being tried again and again',
          );
        incoming.kick();
        await incoming.idle();
        outgoing.kick();
        await outgoing.idle();
        publisher.kick();
        await publisher.idle();
        const due = await outbox.nextDue();
        calm = (await inbox.depth()) === 0 && (due === undefined || due > instant(clock.now())) ? calm + 1 : 0;
      }
    },
    /** Finishes what is under way, in the order in which it flows; the database is its owner's to close. */
    async stop(): Promise<void> {
      await sandbox.stop();
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

export const linksOf = (publicUrl: string): Links => ({
  home: publicUrl,
  keyTool: `${publicUrl}/lock`,
  activate: (secret) => `${publicUrl}/activate/${secret}`,
  login: (secret) => `${publicUrl}/login/${secret}`,
  password: (secret) => `${publicUrl}/password/${secret}`,
});

const gauge = (name: string, help: string, value: number) => ({
  name,
  help,
  type: 'gauge' as const,
  samples: [{ value }],
});

/** Seconds until each CA and each root's list ends, for an alarm of one's own; negative when it is over. */
const caFigures = (folder: string, now: Date) => {
  const cas = caFacts(folder);
  const left = (until: Date) => Math.floor((until.getTime() - now.getTime()) / 1000);
  const lists = cas.flatMap(({ name, crlUntil }) =>
    crlUntil ? [{ labels: { ca: name }, value: left(crlUntil) }] : [],
  );
  return [
    {
      name: 'lencana_ca_seconds_until_end',
      help: 'Until the CA certificate ends.',
      type: 'gauge' as const,
      samples: cas.map(({ name, role, status, notAfter }) => ({
        labels: { ca: name, role, status },
        value: left(notAfter),
      })),
    },
    {
      name: 'lencana_root_crl_seconds_until_end',
      help: 'Until the list of a root runs out; people bring the next one.',
      type: 'gauge' as const,
      samples: lists,
    },
    gauge(
      'lencana_ca_warnings',
      'What `lencana ca list` warns of.',
      warningsOf(cas, now, profilesOf(folder).profiles).length,
    ),
  ];
};

/** What the network says the bot is called, so that the bot needs no call of its own before the first update. */
const whoAmI = async (network: SandboxNetwork): Promise<UserFromGetMe> => {
  const answer = await network.fetch(`https://api.telegram.org/bot${network.token}/getMe`, {
    method: 'POST',
    body: '{}',
    headers: { 'content-type': 'application/json' },
  });
  const { result } = (await answer.json()) as { result: UserFromGetMe }; // the Bot API's own shape
  return result;
};

/** The chat an update belongs to, as text; updates without one (inline queries) are nobody's. */
const chatOf = (update: Update): string | undefined => {
  const chat = (
    update.message ??
    update.edited_message ??
    update.callback_query?.message ??
    update.my_chat_member ??
    update.chat_member
  )?.chat;
  return chat && String(chat.id);
};
