import type { SenderSample } from "./sample.ts";

/**
 * What documents a sender: its rows in docs/senders.md, its requests for `trigger`, and the vectors of the tests. It is
 * a constant of its own next to the signature, so that a bundle of the webhook holds none of it. Texts are Markdown.
 */
export interface SenderRecord {
  /** What the pages call it. */
  readonly title: string;
  /** The day on which its documentation was read, and where. Left out if there is none. */
  readonly seen?: string;
  /** The check to copy. */
  readonly verify: string;
  /** What surprises. */
  readonly lookOut?: string;
  /** The ready rules for it, the usual ones first. */
  readonly rules?: readonly string[];
  /** What it does. Left out for the checks of any sender. */
  readonly behaviour?: SenderBehaviour;
  readonly sample?: SenderSample;
  /** Requests that were signed by others than this package. */
  readonly vectors?: readonly SenderVector[];
}

/** What a page of the sender says; "(not verified)" follows what none says, and what no page mentions is left out. */
interface SenderBehaviour {
  readonly signs: string;
  /** How long it waits for an answer. */
  readonly waits?: string;
  /** What it repeats after a failure, and when. */
  readonly afterFailure?: string;
  /** Whether it takes an answer that redirects for a success. Few follow one, and a lead is then lost without a word. */
  readonly redirectCounts?: string;
  /** When it stops to send. */
  readonly disables?: string;
  /** How to make it send a test. */
  readonly toTest?: string;
}

/** A secret, the bytes and what was made of them. */
export interface SenderVector {
  /** Who signed it. */
  readonly origin: string;
  /** Its name in `signatures`. */
  readonly signature: string;
  /** The options of the signature, with the secret. */
  readonly options: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;
  /** Of the address. */
  readonly query?: string;
  readonly body: string;
  /** When it was signed, in milliseconds since 1970. */
  readonly atMs: number;
}
