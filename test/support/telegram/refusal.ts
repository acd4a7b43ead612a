/** How the Bot API says no: an error code, a description and, for two of them, what to do next (core.telegram.org/bots/api#responseparameters). */

export type ResponseParameters = { readonly migrate_to_chat_id?: number; readonly retry_after?: number };

export class Refusal extends Error {
  readonly code: number;
  readonly parameters: ResponseParameters | null;
  constructor(code: number, description: string, parameters: ResponseParameters | null = null) {
    super(description);
    this.name = 'Refusal';
    this.code = code;
    this.parameters = parameters;
  }
}

export const badRequest = (what: string, parameters: ResponseParameters | null = null) =>
  new Refusal(400, `Bad Request: ${what}`, parameters);
export const forbidden = (what: string) => new Refusal(403, `Forbidden: ${what}`);
export const conflict = (what: string) => new Refusal(409, `Conflict: ${what}`);
export const tooMany = (seconds: number) =>
  new Refusal(429, `Too Many Requests: retry after ${seconds}`, { retry_after: seconds });

/** What no Telegram app would let a person do; the fault lies in the test. */
export class NotPossible extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotPossible';
  }
}
