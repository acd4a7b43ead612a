/** What `letters` answers when it cannot take or make a paper: a stable code and plain fields, no personal data and no bytes of the file. */
export type LetterErrorCode =
  | 'ERR_FILE_EMPTY'
  | 'ERR_FILE_TOO_LARGE'
  | 'ERR_FILE_TYPE'
  | 'ERR_FILE_CORRUPT'
  | 'ERR_FILE_POLYGLOT'
  | 'ERR_PDF_ENCRYPTED'
  | 'ERR_PDF_ACTIVE'
  | 'ERR_PDF_TOO_MANY_PAGES'
  | 'ERR_PDF_BOMB'
  | 'ERR_IMAGE_TOO_MANY_PIXELS';

/** Numbers are bytes, pages or pixels as the name says; words are from short fixed lists. Every code's fields are listed in `safety.ts`. */
export type LetterErrorFields = Readonly<Record<string, string | number>>;

export class LetterError extends Error {
  readonly code: LetterErrorCode;
  readonly fields: LetterErrorFields;

  constructor(code: LetterErrorCode, fields: LetterErrorFields = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(fields)}`, options);
    this.name = 'LetterError';
    this.code = code;
    this.fields = fields;
  }
}
