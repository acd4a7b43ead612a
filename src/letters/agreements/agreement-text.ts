/** What a version of the subscriber agreement is made of. `{authority}`, `{agency}`, `{days}` are filled in; nothing else is. */
export type AgreementText = {
  /** Said in a frame above the title: what kind of wording this is. */
  readonly notice: string;
  readonly title: string;
  /** Over the date in words (Indonesian) or the date (English). */
  readonly opening: string;
  readonly authorityRole: string;
  readonly subscriberRole: string;
  readonly bridge: string;
  readonly articles: readonly { readonly heading: string; readonly clauses: readonly string[] }[];
  readonly acceptance: string;
};
