/** A browser without JavaScript over the installation's own pages: opens a link, fills the one form, reads what the page says. */
import type { Stagehouse } from './house.ts';

export type OpenedPage = {
  readonly status: number;
  /** What a person reads. */
  readonly text: string;
  readonly html: string;
  /** Fills the page's form and sends it, following one redirect. */
  submit(fields?: Readonly<Record<string, string>>): Promise<OpenedPage>;
};

export const openPage = async (house: Stagehouse, url: string): Promise<OpenedPage> =>
  read(house, url, await ask(house, url));

const ask = (house: Stagehouse, url: string, body?: URLSearchParams) =>
  house.installation.doors.request(url, {
    headers: {
      host: new URL(url).host,
      ...(body
        ? {
            origin: new URL(url).origin,
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
          }
        : {}),
    },
    ...(body ? { method: 'POST', body: body.toString() } : {}),
  });

const read = async (house: Stagehouse, url: string, answer: Response): Promise<OpenedPage> => {
  const location = answer.headers.get('location');
  if (answer.status === 303 && location) {
    const next = new URL(location, url).href;
    return read(house, next, await ask(house, next));
  }
  const html = await answer.text();
  return {
    status: answer.status,
    html,
    text: html
      .replace(/<style[\s\S]*?<\/style>|<head[\s\S]*?<\/head>|<svg[\s\S]*?<\/svg>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
    async submit(fields = {}) {
      const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1] ?? '';
      const hidden = [...html.matchAll(/<input[^>]*type="hidden"[^>]*>/g)].map(([tag]) => [
        /name="([^"]*)"/.exec(tag)?.[1] ?? '',
        /value="([^"]*)"/.exec(tag)?.[1] ?? '',
      ]);
      const body = new URLSearchParams([...hidden, ...Object.entries(fields)] as [string, string][]); // pairs by construction
      const target = new URL(action || url, url).href;
      const sent = await ask(house, target, body);
      await house.settle();
      return read(house, target, sent);
    },
  };
};
