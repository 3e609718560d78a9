import { Baselinker, createForwarder } from "baselinker-sdk";
import { createMapper } from "baselinker-sdk/mapping";
import { createWebhook, signatures } from "baselinker-sdk/webhook";

const rules = { email: "Email", order_status_id: 1 };
const verify = signatures.standardWebhooks({ secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" });

/** A lead comes in at the edge and goes out as an order. */
export default {
  async fetch(request, env) {
    const baselinker = new Baselinker({ token: env.FAKE_TOKEN, baseUrl: env.FAKE_URL });
    if (new URL(request.url).pathname === "/hook") {
      const webhook = createWebhook({ forwarder: createForwarder({ baselinker, rules }), verify });
      return webhook.fetch(await verify.sign(request));
    }
    const mapped = createMapper(rules).map(await request.json(), {
      receivedAt: new Date(1_795_000_000_000),
    });
    if (mapped.status !== "order") return new Response(mapped.status, { status: 422 });
    const { order_id: id } = await baselinker.addOrder(mapped.order);
    return Response.json({ id });
  },
};
