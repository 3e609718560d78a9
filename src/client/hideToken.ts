/**
 * Texts from outside can quote the request, and with it the token. One of a few letters is a test's, and
 * would be found in the middle of words.
 */
export function hideToken(text: string, token: string): string {
  return token.length < 6 ? text : text.replaceAll(token, "[token]");
}
