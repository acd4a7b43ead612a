/**
 * Loads drizzle-orm by its CommonJS files. Its ES modules import each other in circles, and linking them takes Node 24 more than a second and
 * 200 MB that it never gives back; the same code as CommonJS takes a tenth of both (docs/decisions/0009). For `node --import`.
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

const isCircular = /\/node_modules\/drizzle-orm\/.*\.js$/;

registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    if (!isCircular.test(found.url)) return found;
    const url = found.url.replace(/\.js$/, '.cjs');
    return existsSync(fileURLToPath(url)) ? { ...found, url, format: 'commonjs' } : found;
  },
});
