/** A drawer that keeps its records as JSON text in memory: what does not survive JSON does not survive here either. */
import type { Drawer } from '#ra/ports.ts';

export function memoryDrawer(): Drawer {
  const records = new Map<string, string>();
  const files = new Map<string, Uint8Array>();
  return {
    load: async () => [...records.values()].map((text) => JSON.parse(text)),
    find: async (kind, id) => {
      const text = records.get(`${kind}/${id}`);
      return text === undefined ? undefined : JSON.parse(text).body;
    },
    keep: async (kind, id, body) => void records.set(`${kind}/${id}`, JSON.stringify({ kind, id, body })),
    drop: async (kind, id) => void records.delete(`${kind}/${id}`),
    keepFile: async (id, bytes) => void files.set(id, bytes.slice()),
    readFile: async (id) => files.get(id)?.slice(),
  };
}
