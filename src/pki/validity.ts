/** From when until when something signed holds (RFC 5280 4.1.2.5): whole seconds, both ends included. */

/** What time it is; passed in, never taken from the machine inside this room. */
export type Clock = { now(): Date };

export type Validity = { readonly notBefore: Date; readonly notAfter: Date };

export const wholeSeconds = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);

/** `seconds` from now; two years are 730 · 86,400 − 1, because the last second counts. */
export const validFor = (clock: Clock, seconds: number): Validity => {
  const notBefore = wholeSeconds(clock.now());
  return { notBefore, notAfter: new Date(notBefore.getTime() + seconds * 1000) };
};

/** `years` of the calendar from now, less one second. */
export const validForYears = (clock: Clock, years: number): Validity => {
  const notBefore = wholeSeconds(clock.now());
  const end = new Date(notBefore);
  end.setUTCFullYear(end.getUTCFullYear() + years);
  return { notBefore, notAfter: new Date(end.getTime() - 1000) };
};

export const isWithin = (inner: Validity, outer: Validity): boolean =>
  inner.notBefore >= outer.notBefore && inner.notAfter <= outer.notAfter;
