/** What the fingerprint of a lead says. A record keeps it as one text. */
interface LeadPrint {
  /** The hash of what distinguishes the order from another one. */
  readonly hash: string | undefined;
  /** Whether the lead was paid. It is not in the hash: a lead that is paid later is the same lead. */
  readonly isPaid: boolean | undefined;
  /** When the order was first sent, in unix seconds; `undefined` if the record does not say. */
  readonly sentAt: number | undefined;
}

/** The fingerprint of a lead. */
export function leadPrint(hash: string, isPaid: boolean): string {
  return `${hash}${isPaid ? "+" : "."}`;
}

/** The fingerprint that a finished record keeps, with the date on which its order was first sent. */
export function sentPrint(fingerprint: string | undefined, sentAt: number): string | undefined {
  return fingerprint === undefined ? undefined : `${fingerprint}@${sentAt.toString(36)}`;
}

/** Reads the fingerprint of a lead or of a finished record. The signs in it are in no hash, which is base64url. */
export function readPrint(print: string | undefined): LeadPrint {
  const [, hash, paid, date] = parts.exec(print ?? "") ?? [];
  return {
    hash: hash === "" ? undefined : hash,
    isPaid: paid === undefined ? undefined : paid === "+",
    sentAt: date === undefined ? undefined : Number.parseInt(date, 36),
  };
}

/** Whether the lead of an order was not paid, and is now. A record that does not say may be of a paid one. */
export function isPaidLater(first: string | undefined, now: string | undefined): boolean {
  const [before, after] = [readPrint(first), readPrint(now)];
  return before.hash === after.hash && before.isPaid === false && after.isPaid === true;
}

const parts = /^([^+.@]*)([+.])?(?:@([0-9a-z]+))?$/;
