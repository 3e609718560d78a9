import { Baselinker } from "baselinker-sdk";
import { createMapper } from "baselinker-sdk/mapping";

/** A lead comes in at the edge and goes out as an order. */
export default {
  async fetch(request, env) {
    const mapped = createMapper({ email: "Email", order_status_id: 1 }).map(await request.json(), {
      receivedAt: 1_795_000_000,
    });
    if (mapped.status !== "order") return new Response(mapped.status, { status: 422 });
    const baselinker = new Baselinker({ token: env.FAKE_TOKEN, baseUrl: env.FAKE_URL });
    const { order_id: id } = await baselinker.addOrder(mapped.order);
    return Response.json({ id });
  },
};
