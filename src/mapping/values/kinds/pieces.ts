/** What contacts look like in the middle of a text. */
export const pieces = {
  email: /[^\s@<>"'(),;:=&?/\\]{1,64}(?:@|%40)[^\s@<>"'(),;:&?/\\]{1,190}\.\p{L}{2,24}/gu,
  /** Digits that may be a phone, see `isPhonePiece`. */
  digits: /(?<![\p{L}\d])\+?\d[\d\s().-]{7,18}\d(?![\p{L}\d])/gu,
  card: /(?<!\d)(?:\d{4}[ -]){3}\d{4}(?!\d)/g,
  internetAddress: /(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g,
};

/** Whether digits of a text are a phone, and no date or sum. */
export function isPhonePiece(text: string): boolean {
  const count = text.replace(/\D/g, "").length;
  return (
    count >= 9 &&
    count <= 15 &&
    !/\d[./-]\d{1,2}[./-]\d/.test(text) &&
    !/^\d+(?:\.\d+)?$/.test(text.replace(/^\+/, "x"))
  );
}
