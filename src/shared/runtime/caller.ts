/** Whether a host name or an address always means the machine that uses it. */
export function isLoopback(hostname: string): boolean {
  return /^(([\w-]+\.)*localhost|\[?::1]?|127(\.\d+){3})$/i.test(hostname);
}

/** The name in a `Host` header, without the port. A header that was sent twice has a comma, which no name has. */
export function hostnameIn(header: string): string {
  return header.replace(/:\d*$/, "").toLowerCase();
}

/** Whether a page of another site made a browser ask, by `Sec-Fetch-Site`. Programs send no such header. */
export function isFromOtherSite(site: string | null | undefined): boolean {
  return !/^(none|same-\w+)$/.test(site ?? "none");
}
