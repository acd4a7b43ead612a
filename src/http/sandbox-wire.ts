/** What the sandbox page and its server say to each other, as types only: both sides import it, neither runs it. */
import type { Group, Mail, Person, SandboxEvent, SandboxMessage } from '../bot/networks/sandbox/scene.ts';

export type Words = { readonly id: string; readonly en: string };

/** One line of "start here": whom to be, what to do. */
export type GuideStep = {
  readonly id: string;
  readonly who: 'applicant' | 'staff' | 'group' | 'mail' | 'lock' | 'clock';
  readonly title: Words;
  readonly text: Words;
  /** Which person or group, where there are several: the name begins so. */
  readonly name?: string;
  /** Laid into the message box when the step is opened. */
  readonly say?: string;
};

export type GuideChapter = { readonly title: Words; readonly steps: readonly GuideStep[] };

export type SampleFacts = { readonly name: string; readonly title: Words; readonly mediaType: string };

/** What time it is in the trial. */
export type ClockFacts = {
  readonly now: string;
  /** Milliseconds ahead of the host's clock. */
  readonly ahead: number;
  readonly timeZone: string;
};
/** A place in time the clock can go to: some way on, or to what happens there by itself. */
export type Leap =
  | { readonly what: 'hour' | 'workday' | 'week' | 'month' | 'renewal' | 'changed' | 'expiry'; readonly at: string }
  | { readonly what: 'case'; readonly case: number; readonly at: string };
export type ClockOutlook = {
  /** As far as it goes, and why no further. */
  readonly latest: string;
  readonly why: 'trial' | 'ca' | 'root-list';
  readonly leaps: readonly Leap[];
};
/** What came of a jump: how much the bot said and sent. */
export type Jumped = ClockFacts & { readonly messages: number; readonly mails: number };

/** The first line of the event stream; what may follow is `News`. */
export type Snapshot = {
  readonly kind: 'snapshot';
  readonly bot: { readonly id: number; readonly first_name: string; readonly username: string };
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly messages: readonly SandboxMessage[];
  readonly mails: readonly Mail[];
  readonly samples: readonly SampleFacts[];
  readonly guide: readonly GuideChapter[];
  /** Ids of the steps that are done. */
  readonly done: readonly string[];
  readonly clock: ClockFacts;
};
export type News =
  | Snapshot
  | SandboxEvent
  | ({ readonly kind: 'clock' } & ClockFacts)
  | { readonly kind: 'progress'; readonly done: readonly string[] };

/** The answer to an action that was not done. */
export type Refusal = {
  readonly code: 'key' | 'origin' | 'too-large' | 'wrong-form' | 'not-possible' | 'not-found';
  readonly message: string;
};
