/**
 * What one transaction has read it need not ask for again: an act looks at the same account, agency and desks several times, and each
 * question is a trip. Whoever writes or locks notes the new state, or forgets.
 */
export type Noted<Key, Value> = {
  /** The value of the first reading. */
  once(key: Key, read: () => Promise<Value>): Promise<Value>;
  note(key: Key, value: Value): Value;
  forget(): void;
};

export const noted = <Key, Value>(): Noted<Key, Value> => {
  const kept = new Map<Key, Promise<Value>>();
  return {
    once(key, read) {
      const known = kept.get(key) ?? read();
      kept.set(key, known);
      return known;
    },
    note(key, value) {
      kept.set(key, Promise.resolve(value));
      return value;
    },
    forget: () => kept.clear(),
  };
};
