/** `lencana key …`: the key tool for people at home on a command line, without network, settings or data folder (docs/key-tool.md). ISS-3, ISS-11. */
import { existsSync } from 'node:fs';
import { command } from './command.ts';
import { bytesOf, refuseTaken, writeTogether } from './key-files.ts';
import { makeCommands } from './key-make.ts';
import { p12Commands } from './key-p12.ts';
import { showCommands } from './key-show.ts';

const tool = command({
  usage: 'key tool',
  about: 'write the key tool, one page to be opened in a browser without a network, and print its SHA-256',
  details: `  --out <file>   left out: lencana-kunci.html
The same bytes as /lock of every installation of this version, for a USB stick or a machine without a network (docs/key-tool.md).`,
  options: { out: { type: 'string' } },
  run: async ({ values }) => {
    const { keyToolPage } = await import('#key-tool/key-tool.ts');
    const { html, sha256 } = keyToolPage();
    const out = values.out ?? 'lencana-kunci.html';
    // Written before and still the same: nothing is lost by saying so again.
    if (!existsSync(out) || Buffer.compare(bytesOf(out), html) !== 0) {
      refuseTaken(out);
      writeTogether([{ path: out, content: html, isSecret: false }]);
    }
    return {
      text: `${out}: open it in a browser. Before you trust a copy, compare its SHA-256 with that of the bot or of /lock:\n  ${sha256}`,
      json: { file: out, bytes: html.length, sha256 },
    };
  },
});

export const commands = { ...makeCommands, ...p12Commands, ...showCommands, 'key tool': tool };
