/** What the fingerprint of a lead says. A record keeps it as one text. */
interface LeadPrint {
  /** The hash of what distinguishes the order from another one. */
  readonly hash: string | undefined;
  /** When the order was first sent, in unix seconds; `undefined` if the record does not say. */
  readonly sentAt: number | undefined;
}

/** The fingerprint that a finished record keeps, with the date on which its order was first sent. */
export function sentPrint(fingerprint: string | undefined, sentAt: number): string | undefined {
  return fingerprint === undefined ? undefined : `${fingerprint}${dateMark}${sentAt.toString(36)}`;
}

/** Reads the fingerprint of a lead or of a finished record. */
export function readPrint(print: string | undefined): LeadPrint {
  const [hash, date] = print?.split(dateMark) ?? [];
  const sentAt = date === undefined ? Number.NaN : Number.parseInt(date, 36);
  return { hash, sentAt: Number.isNaN(sentAt) ? undefined : sentAt };
}

/** No hash has it: hashes are base64url. */
const dateMark = "@";
