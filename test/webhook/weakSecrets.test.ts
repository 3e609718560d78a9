import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readBaseCallback } from "../../src/webhook/readBaseCallback.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { forgetSpoken } from "../support/spokenLines.ts";

const warned = vi.spyOn(console, "warn");
beforeEach(() => {
  forgetSpoken();
  warned.mockReset().mockImplementation(() => {});
});
afterEach(() => {
  warned.mockReset();
});

const strong = "0123456789abcdef";
const weak = "q7-hard2guess!?";

describe("a secret that can be guessed", () => {
  const makers: Readonly<Record<string, (secret: string | readonly string[]) => unknown>> = {
    woocommerce: (secret) => signatures.woocommerce({ secret }),
    shopify: (secret) => signatures.shopify({ secret }),
    stripe: (secret) => signatures.stripe({ secret }),
    meta: (secret) => signatures.meta({ secret, verifyToken: "short" }),
    typeform: (secret) => signatures.typeform({ secret }),
    calendly: (secret) => signatures.calendly({ secret }),
    webflow: (secret) => signatures.webflow({ secret }),
    standardWebhooks: (secret) => signatures.standardWebhooks({ secret, secretEncoding: "text" }),
    googleAds: (secret) => signatures.googleAds({ secret }),
    ecwid: (secret) => signatures.ecwid({ secret }),
    tilda: (secret) => signatures.tilda({ secret, header: "x-key" }),
    taplink: (secret) => signatures.taplink({ secret }),
    hmac: (secret) => signatures.hmac({ secret, header: "x-signature" }),
    sharedSecret: (secret) => signatures.sharedSecret({ secret, query: "key" }),
  };

  it.each(Object.entries(makers))(
    "is warned of once when signatures.%s is made, and is not shown",
    (name, make) => {
      make(strong);
      make([strong, `${strong}${strong}`]);
      expect(warned).not.toHaveBeenCalled();
      make([strong, weak, weak]);
      make(weak);
      expect(warned.mock.calls).toEqual([
        [
          `baselinker: signatures.${name}: \`secret\` has fewer than 16 characters, so it can be guessed. Use a longer random one.`,
        ],
      ]);
    },
  );

  it("is warned of for Telegram too, whose secrets have few kinds of characters", () => {
    signatures.telegram({ secret: strong });
    signatures.telegram({ secret: "A-z_0123" });
    expect(warned).toHaveBeenCalledTimes(1);
  });

  it("is checked in every signature of the package", () => {
    expect(Object.keys(signatures).sort()).toEqual([...Object.keys(makers), "telegram"].sort());
  });

  it("is not warned of at each call that Base makes, where the secret is an option of the call", () => {
    readBaseCallback(new Request("http://127.0.0.1/?key=short"), { secret: "short" });
    expect(warned).not.toHaveBeenCalled();
  });
});
