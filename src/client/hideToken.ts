/** Texts from outside can quote the request, and with it the token. */
export function hideToken(text: string, token: string): string {
  return text.replaceAll(token, "[token]");
}
