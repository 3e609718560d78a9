import type { SigningSignature } from "../../../entries/webhook.ts";

export interface SampleSeed {
  /** A part of every id, so that samples are different leads. */ readonly id: number;
  readonly at: Date;
}

export interface SampleBody {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A sender whose requests can be generated: its body, its signature, and its test call if it has one. */
export interface SampleSource {
  readonly body: (seed: SampleSeed) => SampleBody;
  readonly ping?: SampleBody;
  readonly sign: (secret: string, place: SecretPlace) => SigningSignature;
  /** Whether the time is signed, so that an old request is rejected. */ readonly isTimed?: true;
  /** The ready rules for it, if any. */ readonly rules?: string;
}

/** Where the secret is sent, for senders that let you choose: `query:key`. */
export type SecretPlace =
  | { readonly header: string }
  | { readonly query: string }
  | { readonly field: string };
