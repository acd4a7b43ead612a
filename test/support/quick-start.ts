/** For the environment of a process that a test starts: what was compiled once is not compiled anew (vitest.config.ts). No setting of the product. */
const { NODE_COMPILE_CACHE: folder } = process.env;
export const quickStart = folder === undefined ? {} : { NODE_COMPILE_CACHE: folder };
