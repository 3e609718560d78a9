import { leadsOfProcess } from "../../../leads.ts";

// Asked each time, not once while Next builds.
export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const { canAccept } = await leadsOfProcess().forwarder.health();
  return new Response(null, { status: canAccept ? 200 : 503 });
}
