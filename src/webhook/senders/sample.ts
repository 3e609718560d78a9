import type { SigningSignature } from "../signature.ts";

export interface SampleSeed {
  /** A part of every id, so that samples are different leads. */
  readonly id: number;
  readonly at: Date;
}

export interface SampleBody {
  readonly contentType: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How requests of a sender are generated. Names start with TEST, e-mails are at example.com. */
export interface SenderSample {
  readonly body: (seed: SampleSeed) => SampleBody;
  /** Its test call, if it has one. */
  readonly ping?: SampleBody;
  readonly sign: (secret: string, place: SamplePlace) => SigningSignature;
  /** Whether the time is signed, so that an old request is rejected. */
  readonly isTimed?: true;
}

/** Where the secret is sent, for senders that let you choose: `query:key`. */
type SamplePlace = { readonly header: string } | { readonly query: string } | { readonly field: string };
