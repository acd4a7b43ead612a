/** A long text in parts that WhatsApp takes and people read: cut at the end of a paragraph, else of a line, else of a word. */

/**
 * The official Cloud API takes 4,096 characters a message (developers.facebook.com/docs/whatsapp/cloud-api/messages/text-messages), the app
 * 65,536. Who changes the way to WhatsApp keeps the same parts.
 */
export const longestPart = 4096;
/** Under a file (developers.facebook.com/docs/whatsapp/cloud-api/reference/messages#media-object). */
export const longestCaption = 1024;

const fence = '```';
/** Room for a fence that is opened or closed again. */
const room = 2 * fence.length;

export const partsOf = (text: string, longest = longestPart): readonly string[] => {
  const parts: string[] = [];
  let rest = text;
  let isFenced = false;
  while (rest.length > 0) {
    const limit = isFenced || rest.includes(fence) ? longest - room : longest;
    const cut = rest.length <= limit ? rest.length : cutOf(rest, limit);
    const part = rest.slice(0, cut);
    rest = rest.slice(cut).replace(/^\s+/, '');
    const opens = isFenced;
    if ((part.split(fence).length - 1) % 2 === 1) isFenced = !isFenced;
    const isOpenStill = isFenced && rest.length > 0;
    const whole = `${opens ? fence : ''}${part.trimEnd()}${isOpenStill ? fence : ''}`;
    if (part.trim() !== '') parts.push(whole);
  }
  return parts;
};

/** In the second half of what fits, so that no part is a crumb; never through the middle of a character. */
const cutOf = (text: string, limit: number): number => {
  const window = text.slice(0, limit);
  for (const end of ['\n\n', '\n', ' ']) {
    const at = window.lastIndexOf(end);
    if (at >= limit / 2) return at;
  }
  const isInCharacter = /[\uD800-\uDBFF]$/.test(window);
  return isInCharacter ? limit - 1 : limit;
};
