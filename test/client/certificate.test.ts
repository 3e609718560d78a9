import { execFileSync, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/baselinker.ts";
import { isNetworkError } from "../../src/errors/networkError.ts";

const hasOpenssl = spawnSync("openssl", ["version"]).status === 0;
if (!hasOpenssl) console.log("Skipped: openssl is missing, so there is no certificate to reject.");

describe.runIf(hasOpenssl)("a certificate that nobody vouches for", () => {
  it("stops a write before it leaves, so that the write may be repeated", async () => {
    let requests = 0;
    const server = createServer(selfSigned(), (_, response) => {
      requests += 1;
      response.end("{}");
    });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const baselinker = new Baselinker({ token: "t-1", baseUrl: `https://localhost:${port}`, retries: 0 });
    try {
      const error: unknown = await baselinker
        .addOrder({ order_status_id: 1, date_add: 1_700_000_000 })
        .catch((reason: unknown) => reason);
      expect(isNetworkError(error)).toBe(true);
      expect(error).toMatchObject({ retryable: true, attempts: 1 });
      expect(requests).toBe(0);
    } finally {
      server.close();
      server.closeAllConnections();
    }
  });
});

/** Made anew each time: a private key has no place in a repository, not even this one. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), "baselinker-sdk-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
    const curve = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"];
    execFileSync(
      "openssl",
      ["req", "-x509", ...curve, "-nodes", "-days", "2", ...subject, "-keyout", key, "-out", cert],
      { stdio: "ignore" },
    );
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
