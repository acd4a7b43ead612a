/** What the sandbox page and its server say to each other, as types only: both sides import it, neither runs it. */
import type { Group, Mail, Person, SandboxEvent, SandboxMessage } from '../bot/networks/sandbox/scene.ts';

export type Words = { readonly id: string; readonly en: string };

/** One line of "start here": whom to be, what to do. */
export type GuideStep = {
  readonly who: 'applicant' | 'staff' | 'group' | 'mail' | 'lock';
  readonly title: Words;
  readonly text: Words;
  /** Which person or group, where there are several: the name begins so. */
  readonly name?: string;
  /** Laid into the message box when the step is opened. */
  readonly say?: string;
};

export type SampleFacts = { readonly name: string; readonly title: string; readonly mediaType: string };

/** The first line of the event stream; every later line is a SandboxEvent. */
export type Snapshot = {
  readonly kind: 'snapshot';
  readonly bot: { readonly id: number; readonly first_name: string; readonly username: string };
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  readonly messages: readonly SandboxMessage[];
  readonly mails: readonly Mail[];
  readonly samples: readonly SampleFacts[];
  readonly guide: readonly GuideStep[];
};
export type News = Snapshot | SandboxEvent;

/** The answer to an action that was not done. */
export type Refusal = {
  readonly code: 'key' | 'origin' | 'too-large' | 'wrong-form' | 'not-possible' | 'not-found';
  readonly message: string;
};
