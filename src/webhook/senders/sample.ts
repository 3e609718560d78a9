import type { SigningSignature } from "../signature.ts";

export interface SampleSeed {
  /** A part of every id, so that samples are different leads. */
  readonly id: number;
  readonly at: Date;
  /** Who buys. Default: a buyer of a country in which the sender is used much. */
  readonly buyer?: SampleBuyer | undefined;
}

/** What a sample has of one country, so that a person who tries something out sees what real leads look like. */
export interface SampleBuyer {
  /** The code of the country, such as `PL`. */
  readonly country: string;
  readonly currency: string;
  readonly city: string;
  readonly street: string;
  readonly postcode: string;
  /** The phone number in international form. */
  readonly phone: string;
  /** The name of the goods, which starts with TEST. */
  readonly goods: string;
  readonly carrier: string;
  /** The name of the payment on delivery. */
  readonly payment: string;
  /** The share of tax that is added to a net price: `0.23`. */
  readonly taxRate: number;
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
