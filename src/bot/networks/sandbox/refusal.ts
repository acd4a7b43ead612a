/** The two ways the sandbox says no: to a bot as the Bot API does, and to a person where an app would not offer the act. */

/** A Bot API "no": the error code and the description Telegram gives. */
export class ApiRefusal extends Error {
  readonly code: number;
  constructor(code: number, description: string) {
    super(description);
    this.name = 'ApiRefusal';
    this.code = code;
  }
}

export const badRequest = (what: string) => new ApiRefusal(400, `Bad Request: ${what}`);
export const forbidden = (what: string) => new ApiRefusal(403, `Forbidden: ${what}`);

/** What no app would let a person do: a chat they are not in, a message that is gone. The message is for whoever asked. */
export class NotPossible extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'NotPossible';
  }
}
