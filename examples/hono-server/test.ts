import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { test } from "node:test";
import { createAdaptorServer } from "@hono/node-server";
import { everySender } from "../everySender.ts";
import { createApp } from "./app.ts";

test("what each sender sends comes through as it was signed", () =>
  everySender(async (options) => {
    const { fetch } = createApp(options, async () => true);
    const server = createAdaptorServer({ fetch });
    server.listen(0);
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/webhooks/leads`;
    return { url, close: async () => void server.close() };
  }));
