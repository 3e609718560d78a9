import type { SigningSignature } from "../../entries/webhook.ts";

/** What a sample request is made of. */
export interface SampleSeed {
  /** Makes samples different: part of every id, so that two are two leads. */ readonly id: number;
  readonly at: Date;
}

export interface SampleBody {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** A sender whose requests can be generated: what it sends, how it signs, and its test call where it has one. */
export interface SampleSource {
  readonly body: (seed: SampleSeed) => SampleBody;
  readonly ping?: SampleBody;
  readonly sign: (secret: string, place: SecretPlace) => SigningSignature;
  /** Whether the time is signed, so that an old request is refused. */ readonly isTimed?: true;
  /** Ready rules that make an order of it, where there are some. */ readonly rules?: string;
}

/** Where a secret is sent, for senders that let you choose: `query:key`. */
export type SecretPlace =
  | { readonly header: string }
  | { readonly query: string }
  | { readonly field: string };
