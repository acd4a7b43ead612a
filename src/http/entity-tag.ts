/** Entity tags as caches send them back (RFC 9110 8.8.3, 13.1.2). */

/** Does this If-None-Match name the tag, weakly compared? */
export const isAmong = (tags: string, etag: string): boolean =>
  tags.split(',').some((tag) => ['*', etag].includes(tag.trim().replace(/^W\//, '')));
