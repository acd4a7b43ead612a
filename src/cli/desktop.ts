/** The office without its doors: for one command. */
import { type Board, boardOn } from '#bot/networks/whatsapp/board.ts';
import { verifyAuditLog } from '#db/audit-log.ts';
import { cipherWith, keyRing } from '#db/cipher.ts';
import { openDatabase } from '#db/client.ts';
import { drizzleDrawer } from '#db/drawer.ts';
import { drizzleRegistry } from '#db/registry.ts';
import { drizzleWhatsappBoard } from '#db/whatsapp/board.ts';
import { drizzleWhatsappSessions } from '#db/whatsapp/sessions.ts';
import type { Office } from '#ra/office/office.ts';
import { createOffice } from '#ra/office/office.ts';
import { terms } from '#ra/office/terms.ts';
import { type AuthorityFiles, openAuthority, refuseLostCa } from '#src/authority-files.ts';
import { caPlace } from '#src/ceremonies/ca-place.ts';
import type { Config } from '#src/config.ts';
import { holidaysIn } from '#src/holidays.ts';
import { linksOf } from '#src/links.ts';
import { masterKeysOf } from '#src/master-key.ts';
import { agreementPress } from '#src/papers.ts';
import { trialClock } from '#src/trial-clock.ts';
import { clock as hostClock, random } from './command.ts';

export type Desktop = {
  readonly office: Office;
  readonly verify: () => ReturnType<typeof verifyAuditLog>;
  readonly authority: AuthorityFiles;
  readonly whatsapp: {
    readonly board: Board;
    /** Versions of the linked session, newest first. */
    readonly sessions: ReturnType<typeof drizzleWhatsappSessions>['list'];
  };
};

export const withOffice = async <Result>(
  config: Config,
  work: (desktop: Desktop) => Promise<Result>,
): Promise<Result> => {
  const database = await openDatabase(
    'url' in config.database ? { url: config.database.url } : { folder: config.database.folder },
  );
  try {
    const masterKeys = masterKeysOf(config, random);
    const cipher = cipherWith(keyRing(masterKeys));
    const registry = drizzleRegistry({ database, cipher });
    await refuseLostCa(registry, config.caFolder);
    // What was signed in a trial that jumped ahead is not to be followed by what is older.
    const clock = await trialClock(hostClock, drizzleDrawer({ database, cipher }));
    const authority = await openAuthority(caPlace({ ...config, masterKeys: () => masterKeys, clock, random }));
    const office = createOffice({
      registry,
      clock,
      random,
      terms,
      authority: authority.current,
      retired: authority.retired,
      links: linksOf(config.publicUrl),
      holidays: holidaysIn(config.dataDir).days,
      agreement: agreementPress('Lencana', 730),
    });
    const number = { database, cipher, clock: hostClock };
    return await work({
      office,
      authority,
      verify: () => verifyAuditLog(database, cipher),
      whatsapp: { board: boardOn(drizzleWhatsappBoard(number)), sessions: drizzleWhatsappSessions(number).list },
    });
  } finally {
    await database.close();
  }
};
