import { hostnameIn, isFromOtherSite, isLoopback } from "../../shared/runtime/caller.ts";

/** Who a surface is for: programs of this machine, or with them what comes through a tunnel that the user named. */
export type Audience = "machine" | "tunnel";

interface Surroundings {
  /** The port that `Host` must have. Left out where a port may have been forwarded. */
  readonly port?: number;
  /** The names of tunnels that lead to this server. */
  readonly tunnels?: ReadonlySet<string>;
  /** Refuses what a proxy has passed on, as a tunnel that rewrites `Host` does. By default a proxy may be in between. */
  readonly isDirect?: boolean;
  /**
   * Which pages may make a browser ask a surface of this machine: those of any server of it, those of this server, or
   * only scripts of these. Default `machine`.
   */
  readonly pages?: "machine" | "own" | "own scripts";
}

/** Why a request is refused: it is for another host, a page of another site asked, or nothing is here for a tunnel. */
export type Refusal = keyof typeof refusalStatus;

export const refusalStatus = { wrong_host: 421, wrong_origin: 403, no_route: 404 } as const;

/**
 * Why a request is refused by its headers, before its body is read. The host is judged first, so that a page that uses
 * DNS rebinding learns nothing about what follows.
 */
export function refusalOf(
  { headers }: { readonly headers: Pick<Headers, "get"> },
  audience: Audience,
  { port, tunnels, isDirect = false, pages = "machine" }: Surroundings = {},
): Refusal | undefined {
  const host = headers.get("host") ?? "";
  const isMachine = isLoopback(hostnameIn(host));
  const isHere = isMachine && (port === undefined || portOf(host) === port);
  const isTunnel = !isMachine && tunnels?.has(hostnameIn(host)) === true;
  if (!isHere && !isTunnel) return "wrong_host";
  // A tunnel that rewrites `Host` still says by its headers that it has passed the request on.
  const isPassedOn = isTunnel || (isDirect && proxyHeaders.some((name) => headers.get(name) !== null));
  if (audience === "machine" && isPassedOn) return "no_route";
  const site = headers.get("sec-fetch-site");
  // A person may follow a link to the page, which shows nothing until its own script has asked.
  if (isFromOtherSite(site) && !(pages === "own" && isLinkFollowed(headers))) return "wrong_origin";
  if (pages === "own scripts" && site !== null && site !== "same-origin") return "wrong_origin";
  const origin = headers.get("origin");
  if (audience === "tunnel" || origin === null) return undefined;
  const isAllowed =
    pages === "machine" ? isLoopback(URL.parse(origin)?.hostname ?? "") : origin === `http://${host}`;
  return isAllowed ? undefined : "wrong_origin";
}

/** What proxies and tunnels add: by the standard, nginx, ngrok and Cloudflare. */
const proxyHeaders = ["forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip", "cf-ray"];

function isLinkFollowed(headers: Pick<Headers, "get">): boolean {
  return headers.get("sec-fetch-mode") === "navigate" && headers.get("sec-fetch-dest") === "document";
}

function portOf(host: string): number {
  return Number(/:(\d+)$/.exec(host)?.[1] ?? 80);
}
