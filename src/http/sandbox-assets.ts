/** The sandbox page as browsers take it: its HTML, its style, and its TypeScript with the types stripped at start; there is no build step. */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';

export type SandboxAssets = {
  /** With the holes {{nonce}} and {{key}}. */
  readonly page: string;
  /** By file name under /sandbox/web/. */
  readonly files: ReadonlyMap<string, { readonly type: string; readonly text: string }>;
};

export function sandboxAssets(folder: URL = new URL('../web/sandbox/', import.meta.url)): SandboxAssets {
  const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');
  const files = new Map<string, { type: string; text: string }>();
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.ts')) files.set(name, { type: 'text/javascript', text: stripTypeScriptTypes(read(name)) });
    if (name.endsWith('.css')) files.set(name, { type: 'text/css', text: read(name) });
  }
  return { page: read('page.html'), files };
}
