/** What came back to a call of the Bot API: its own answer, or something said by a machine in between (core.telegram.org/bots/api#making-requests). */
import { z } from 'zod';

export type Refusal = {
  readonly code: number;
  readonly description: string;
  /** Seconds. */
  readonly retryAfter: number | null;
  /** The supergroup a group has become. */
  readonly migratedTo: string | null;
};
export type Answer = {
  readonly status: number;
  readonly text: string;
  /** False for pages of gateways and proxies: they do not say what became of the call. */
  readonly isTelegrams: boolean;
  readonly refusal: Refusal | null;
};

const envelope = z.looseObject({
  ok: z.boolean(),
  error_code: z.number().optional(),
  description: z.string().optional(),
  parameters: z
    .looseObject({ retry_after: z.number().optional(), migrate_to_chat_id: z.number().optional() })
    .optional(),
});

export const readAnswer = (status: number, text: string): Answer => {
  const found = envelope.safeParse(parsed(text));
  if (!found.success) return { status, text, isTelegrams: false, refusal: null };
  const { ok, error_code, description = '', parameters } = found.data;
  if (ok) return { status, text, isTelegrams: true, refusal: null };
  const { retry_after = null, migrate_to_chat_id: migratedTo } = parameters ?? {};
  const refusal = {
    code: error_code ?? status,
    description,
    retryAfter: retry_after,
    migratedTo: migratedTo === undefined ? null : String(migratedTo),
  };
  return { status, text, isTelegrams: true, refusal };
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** An answer of our own, in the Bot API's form. */
export const granted = (result: unknown): Answer => ({
  status: 200,
  text: JSON.stringify({ ok: true, result }),
  isTelegrams: true,
  refusal: null,
});

export const refused = (code: number, description: string, retryAfter: number | null = null): Answer => {
  const parameters = retryAfter === null ? {} : { parameters: { retry_after: retryAfter } };
  const text = JSON.stringify({ ok: false, error_code: code, description, ...parameters });
  return {
    status: code,
    text,
    isTelegrams: true,
    refusal: { code, description, retryAfter, migratedTo: null },
  };
};

/** Telegram's no to a call of our own. */
export class RefusedError extends Error {
  readonly code: number;
  readonly description: string;
  readonly retryAfter: number | null;
  constructor(method: string, { code, description, retryAfter }: Refusal) {
    super(`${method}: ${code} ${description}`);
    this.name = 'RefusedError';
    this.code = code;
    this.description = description;
    this.retryAfter = retryAfter;
  }
}
