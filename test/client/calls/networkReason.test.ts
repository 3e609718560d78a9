import { describe, expect, it } from "vitest";
import { networkReason } from "../../../src/client/calls/networkReason.ts";
import { NetworkError } from "../../../src/shared/errors/connectionErrors.ts";
import { startApiServer } from "../../support/apiServer.ts";
import { unthrottledClient } from "../../support/unthrottledClient.ts";

describe("the reason of a connection that failed", () => {
  it.each([
    ["ENOTFOUND", "dns"],
    ["EAI_AGAIN", "dns"],
    ["ECONNREFUSED", "refused"],
    ["EHOSTUNREACH", "refused"],
    ["ConnectionRefused", "refused"],
    ["ECONNRESET", "reset"],
    ["UND_ERR_SOCKET", "reset"],
    ["DEPTH_ZERO_SELF_SIGNED_CERT", "tls"],
    ["SELF_SIGNED_CERT_IN_CHAIN", "tls"],
    ["UNABLE_TO_VERIFY_LEAF_SIGNATURE", "tls"],
    ["CERT_HAS_EXPIRED", "tls"],
    ["ERR_TLS_CERT_ALTNAME_INVALID", "tls"],
    ["ETIMEDOUT", "timeout"],
    ["UND_ERR_CONNECT_TIMEOUT", "timeout"],
    ["EWHATEVER", "other"],
    [undefined, "other"],
  ])("with the code %s of a cause is %s", (code, reason) => {
    const cause = Object.assign(new Error("x"), { code });
    expect(networkReason(new TypeError("fetch failed", { cause }))).toBe(reason);
    expect(networkReason(new Error("x", { cause: new AggregateError([cause]) }))).toBe(reason);
  });

  it.each([
    "ENOTFOUND",
    "EAI_AGAIN",
    "ECONNREFUSED",
    "ConnectionRefused",
    "ETIMEDOUT",
    "UND_ERR_HEADERS_TIMEOUT",
    "HOSTNAME_MISMATCH",
    "INVALID_CA",
    "EPROTO",
    "ECONNRESET",
    "ConnectionClosed",
  ])("is not that of the code %s where another one only contains it", (code) => {
    const reasonOf = (own: string) => networkReason(Object.assign(new Error("x"), { code: own }));
    expect(reasonOf(code)).not.toBe("other");
    expect([reasonOf(`X${code}`), reasonOf(`${code}-X`)]).toEqual(["other", "other"]);
  });

  it("is looked for in an error and its causes, nine in all", () => {
    const chain = (length: number): Error =>
      length === 1
        ? Object.assign(new Error("x"), { code: "EPIPE" })
        : new Error("x", { cause: chain(length - 1) });
    expect([networkReason(chain(9)), networkReason(chain(10))]).toEqual(["reset", "other"]);
  });

  it("is TLS where the peer leaves during the handshake, and nothing else ends or fails", () => {
    const message = "Client network socket disconnected before secure TLS connection was established";
    expect(networkReason(Object.assign(new Error(message), { code: "ECONNRESET" }))).toBe("tls");
    const circle = new Error("x");
    circle.cause = circle;
    expect([networkReason(circle), networkReason("text"), networkReason(undefined)]).toEqual(
      Array(3).fill("other"),
    );
  });

  it("is in the error with what to do", async () => {
    const server = await startApiServer(({ socket }) => void socket.resetAndDestroy());
    const { read } = unthrottledClient(server.url, { retries: 0 });
    await expect(read()).rejects.toMatchObject({ reason: "reset" });
    await expect(read()).rejects.toThrow(/ got no answer \(ECONNRESET\): the connection was cut\. Try again/);
    await server.close();
    await expect(read()).rejects.toMatchObject({ reason: "refused" });
    await expect(read()).rejects.toThrow(
      / got no answer \(ECONNREFUSED\): nothing takes the connection\. Check `baseUrl`/,
    );
    expect(new NetworkError()).toMatchObject({ reason: "other" });
  });
});
