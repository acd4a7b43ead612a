/**
 * One installation: database → CA → office → bot → doors → clockwork, each plugged into the next. `start`, the command line
 * and the tests open the same one; they differ only in what they hand in (clock, database, log).
 */
import { hkdfSync } from 'node:crypto';
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
import { crlPublication } from '#http/repository.ts';
import { sandboxRoutes } from '#http/sandbox.ts';
import { sandboxAssets } from '#http/sandbox-assets.ts';
import { sandboxOrigins } from '#http/sandbox-door.ts';
import { firstSteps } from '#http/sandbox-guide.ts';
import { publicDoors } from '#http/server.ts';
import { doChores, startClockwork } from '#jobs/clockwork.ts';
import { inboxWorker } from '#jobs/inbox-worker.ts';
import { outboxWorker } from '#jobs/outbox-worker.ts';
import { keyToolPage } from '#key-tool/key-tool.ts';
import { wordsIn } from '#locales/words.ts';
import { postman } from '#mail/postman.ts';
import { smtpTransport } from '#mail/smtp-transport.ts';
import { certificateFacts } from '#pki/certificate.ts';
import { clockwork } from '#ra/actor.ts';
import type { Links } from '#ra/office/deps.ts';
import { createOffice } from '#ra/office/office.ts';
import { days, terms } from '#ra/office/terms.ts';
import type { Clock, InboxItem, Posting, Random } from '#ra/ports.ts';
import type { Json } from '#ra/values.ts';
import { after, instant } from '#ra/values.ts';
import { openAuthority } from './authority-files.ts';
import { agreementPress, papersOf } from './papers.ts';
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
  const ca = await openAuthority({
    folder: options.caFolder,
    passphrase: caPassphrase(options.masterKeys),
    caUrl: options.caUrl,
    clock,
    random,
  });
  const { authority } = ca;
  const links = linksOf(publicUrl);
  const office = createOffice({
    registry,
    clock,
    random,
    authority,
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
    chain: [authority.certificate, ...authority.chain],
    authorityProfiles: authority.profiles.map(({ name }) => name),
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
  const certificateSince = (der: Uint8Array) => ({ der, since: certificateFacts(der).notBefore, until: null });
  const issuing = certificateSince(authority.certificate);
  const root = certificateSince(ca.rootCertificate);
  const rootCrl = { der: ca.rootCrl, since: clock.now(), until: null };

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
    formKey: derived(options.masterKeys, 'forms'),
    checks: {
      database: async () => void (await inbox.depth()),
      outbox: async () => void (await outbox.depth()),
    },
    metrics: async () => [
      gauge('lencana_inbox_depth', 'Updates waiting to be handled.', await inbox.depth()),
      gauge('lencana_outbox_depth', 'Messages waiting to leave.', await outbox.depth()),
      gauge('lencana_outbox_undeliverable', 'Messages given up.', await outbox.undeliverableCount()),
    ],
    repository: {
      issuingCertificate: async () => issuing,
      rootCertificate: async () => root,
      rootCrl: async () => rootCrl,
      issuingCrl: async () => crlPublication(await office.publication.latestCrl()),
    },
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
      await outgoing.stop();
      await stopJobs(boss);
      await sealAll();
    },
  };
};

/** A secret of its own purpose under the oldest master key, so that adding a newer one changes nothing. */
const derived = (masterKeys: readonly MasterKey[], purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', masterKeys.at(-1)?.key ?? '', '', `lencana/1/${purpose}`, 32));

/** What the CA's key files are encrypted with where no passphrase is typed. */
export const caPassphrase = (masterKeys: readonly MasterKey[]): string =>
  derived(masterKeys, 'ca-keys').toString('hex');

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
