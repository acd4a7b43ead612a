/** One call of a method: its parameters as documented, the files that came with it, and what was found wrong with it. */
import type { Upload } from '../files.ts';
import type { Fields, World } from '../world.ts';

export type Call = {
  readonly method: string;
  readonly params: Fields;
  readonly files: ReadonlyMap<string, Upload>;
  readonly note: (fault: string) => void;
  /** Whoever asked has gone away. */
  readonly gone: AbortSignal;
};
export type Method = (world: World, call: Call) => unknown;

export const whole = ({ params }: Call, name: string): number | undefined => {
  const value = params[name];
  return typeof value === 'number' ? value : undefined;
};
export const words = ({ params }: Call, name: string): string => {
  const value = params[name];
  return typeof value === 'string' ? value : '';
};
export const flag = ({ params }: Call, name: string): boolean => params[name] === true;
