import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { fetchWith } from "../../support/fetchWith.ts";
import { unthrottledClient } from "../../support/unthrottledClient.ts";

const openssl = spawnSync("openssl", ["req", "-help"], { encoding: "utf8" });
const hasOpenssl = openssl.status === 0;
const setsDates = hasOpenssl && /-not_after/.test(`${openssl.stdout}${openssl.stderr}`);
if (!hasOpenssl) console.log("Skipped: openssl is missing, so there is no certificate to reject.");
else if (!setsDates) console.log("Skipped: this openssl makes no certificate that has run out.");

const longAgo = ["-not_before", "20200101000000Z", "-not_after", "20200102000000Z"];

describe.runIf(hasOpenssl)("a certificate that is not to be trusted", () => {
  it.each([
    { what: "that no one vouches for", host: "localhost", trusted: false, dates: [] },
    { what: "of another host", host: "127.0.0.1", trusted: true, dates: [] },
    { what: "that has run out", host: "localhost", trusted: true, dates: longAgo },
  ])("$what stops a call before it leaves, so that also a write is repeated", async (each) => {
    if (each.dates.length > 0 && !setsDates) return;
    const certificate = selfSigned(each.dates);
    let requests = 0;
    const server = createServer(certificate, (_, response) => {
      requests += 1;
      response.end("{}");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const connect = each.trusted ? { ca: certificate.cert } : {};
    const { write, read } = unthrottledClient(`https://${each.host}:${port}`, {
      fetch: await fetchWith({ connect }),
    });
    try {
      for (const send of [write, read]) {
        const error: unknown = await send().catch((reason: unknown) => reason);
        expect(error).toMatchObject({ name: "NetworkError", retryable: true, attempts: 3 });
      }
      expect(requests).toBe(0);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

/** Made again each time: a private key has no place in a repository, not even this one. */
function selfSigned(dates: readonly string[]): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    execFileSync(
      "openssl",
      ["req", "-x509", ...curve, "-nodes", ...dates, ...subject, "-keyout", key, "-out", cert],
      { stdio: "ignore" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
