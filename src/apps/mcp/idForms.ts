const uuid = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
const hexadecimal = /^(?=.*\d)(?=.*[a-f])[\da-f]{16,}$/i;
/** Nine digits of one number: no phone has fewer. */
const longNumber = /[1-9]\d{8}/;
/** Without spaces, without `@`, and without the signs that write other characters, `%` and a backslash. */
const shortCode = /^(?=.*\d)[!-$&-?A-[\]-~]{1,40}$/;
/** Letters that may be a word: a prefix of codes has two or three capitals. */
const word = /[A-Za-z][a-z]|[a-z][A-Z]|[A-Z]{4}/;
/** Two runs of letters, or letters with only signs between: `JAN-LI-7`, `A.B.7`. */
const severalWords = /[A-Z]{2}.*[^A-Z].*[A-Z]{2}|[a-z][^a-z\d]+[a-z]/i;
/** Two or three letters and six digits: a passport, or an identity card. */
const personalDocument = /^[A-Z]{2,3}[^A-Z\d]*\d{6}$/;
const maxDigits = 6;

/**
 * Whether a key can only be an id, by its form alone: a UUID, a hexadecimal number of at least 16 characters, or a short
 * code such as `17-B`. What is in the field of the id is chosen by the sender of a lead, so the rules that took the key
 * from there prove nothing, and a longer number may be a phone.
 */
export function isIdByForm(key: string): boolean {
  if (uuid.test(key) || hexadecimal.test(key)) return !longNumber.test(key) && !isWrittenText(key);
  if (!shortCode.test(key)) return false;
  const digits = key.replace(/\D/g, "").replace(/^0{4,}/, "");
  return (
    digits.length <= maxDigits && !word.test(key) && !severalWords.test(key) && !personalDocument.test(key)
  );
}

/** Whether hexadecimal digits are the bytes of a text, such as a name that a program encoded. */
function isWrittenText(key: string): boolean {
  const text = Buffer.from(key.replaceAll("-", ""), "hex").toString("utf8");
  return !/[\p{Cc}\ufffd]/u.test(text);
}
