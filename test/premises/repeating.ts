import { Baselinker, type Forwarder } from "baselinker-sdk";
import type { Shop } from "./shop.ts";

/** A forwarder of the shop behind something that repeats one POST: the order of this number is carried out twice. */
export function repeatingShop(shop: Shop, repeated: number): Forwarder {
  const { account, clock } = shop;
  let sent = 0;
  const repeating: typeof fetch = async (...args) => {
    const request = new Request(...args);
    const body = await request.text();
    const again = () => account.fetch(request.url, { method: "POST", headers: request.headers, body });
    if (!body.includes("method=addOrder")) return again();
    sent += 1;
    if (sent === repeated) await again();
    return again();
  };
  return shop.open({
    baselinker: new Baselinker({ token: account.token, fetch: repeating, testing: { clock } }),
  });
}
