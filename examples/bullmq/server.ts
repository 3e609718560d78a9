import { createServer } from "node:http";
import { leadQueue } from "./queue.ts";
import { settings } from "./settings.ts";

const queue = leadQueue(settings.redisUrl);

/** Takes a lead and answers at once: from here on the queue is answerable for it. */
const server = createServer(async (request, response) => {
  if (request.method !== "POST" || request.url !== "/webhooks/leads") {
    response.writeHead(404).end();
    return;
  }
  try {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const lead: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
    await queue.add("lead", { lead, receivedAt: Date.now() });
    response.writeHead(202).end();
  } catch {
    // Not taken down: the sender must send it again.
    response.writeHead(503).end();
  }
});

const port = Number(process.env.PORT ?? 3000);
server.listen(port, () => console.log(`Leads are taken on http://localhost:${port}/webhooks/leads`));
