import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { context, SpanStatusCode, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import {
  BasicTracerProvider,
  InMemorySpanExporter,
  SimpleSpanProcessor,
} from "@opentelemetry/sdk-trace-base";
import { parser } from "@prometheus-io/lezer-promql";
import { createForwarder, memoryRegister, memoryStore } from "baselinker-sdk";
import { createFakeAccount } from "baselinker-sdk/fake";
import { parse } from "yaml";
import { countLeads, metricsOf } from "./metrics.ts";
import { traceLeads } from "./tracing.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const promtool = spawnSync("promtool", ["--version"]).status === 0;
const lead = { id: "L-1", email: "anna@example.com", name: "Anna Sample" };

const exporter = new InMemorySpanExporter();
context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
trace.setGlobalTracerProvider(
  new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] }),
);
traceLeads();

function shop(namespace = "shop") {
  const account = createFakeAccount();
  const forwarder = createForwarder({
    baselinker: account.client(),
    rules: { version: 1, key: "id", fields: { order_status_id: 8001, email: { path: "email" } } },
    namespace,
    store: memoryStore(),
    register: memoryRegister(),
    onEvent: countLeads,
  });
  return { account, forwarder };
}

/** A span ends just after its lead. */
const spansEnd = () => new Promise((resolve) => setImmediate(resolve));

describe("tracing.ts", () => {
  it("makes a span of a lead, and within it one of each call, in the trace of the request", async () => {
    exporter.reset();
    const { account, forwarder } = shop();
    await trace.getTracer("test").startActiveSpan("POST /leads", async (request) => {
      await forwarder.forward(lead);
      request.end();
    });
    await spansEnd();
    const spans = exporter.getFinishedSpans();
    const [request, forward, call] = ["POST /leads", "forward lead", "addOrder"].map((name) =>
      spans.find((span) => span.name === name),
    );
    assert.equal(forward?.parentSpanContext?.spanId, request?.spanContext().spanId);
    assert.equal(call?.parentSpanContext?.spanId, forward?.spanContext().spanId);
    assert.equal(call?.spanContext().traceId, request?.spanContext().traceId);
    assert.equal(forward?.attributes["baselinker.status"], "success");
    assert.equal(forward?.attributes["baselinker.namespace"], "shop");
    assert.equal(forward?.attributes["baselinker.order_id"], account.orders[0]?.order_id);
    assert.doesNotMatch(JSON.stringify(spans.map(({ attributes }) => attributes)), /anna|L-1/i);
  });

  it("marks a lead that failed and the call that Base refused, with its code", async () => {
    exporter.reset();
    const { account, forwarder } = shop();
    account.faults.inject("error", { method: "addOrder", code: "ERROR_ORDER_STATUS_ID" });
    await forwarder.forward(lead);
    await spansEnd();
    const failed = exporter.getFinishedSpans().filter(({ status }) => status.code === SpanStatusCode.ERROR);
    assert.deepEqual(
      failed.map(({ name, attributes }) => [name, attributes["error.type"]]),
      [
        ["addOrder", "ERROR_ORDER_STATUS_ID"],
        ["forward lead", "ERROR_ORDER_STATUS_ID"],
      ],
    );
  });
});

describe("metrics.ts and alerts.yml", () => {
  it("count leads by what became of them, from zero on", async () => {
    const { account, forwarder } = shop("counted");
    assert.match(
      await metricsOf({ counted: forwarder }),
      /leads_ended_total\{namespace="counted",status="error",fault="setup"\} 0/,
    );
    await forwarder.forward(lead);
    account.faults.inject("error", { method: "addOrder", code: "ERROR_ORDER_STATUS_ID" });
    await forwarder.forward({ ...lead, id: "L-2" });
    await forwarder.receive({ ...lead, id: "L-3" });
    const text = await metricsOf({ counted: forwarder });
    for (const line of [
      'leads_ended_total{namespace="counted",status="success",fault="none"} 1',
      'leads_ended_total{namespace="counted",status="error",fault="setup"} 1',
      'leads_duration_seconds_count{namespace="counted"} 2',
      'leads_can_accept{namespace="counted"} 1',
      'leads_can_send{namespace="counted"} 1',
      'leads_open{namespace="counted"} 0',
      'leads_unknown{namespace="counted"} 0',
      'leads_waiting{namespace="counted"} 1',
    ])
      assert.ok(text.split("\n").includes(line), `${line}\n${text}`);
    await forwarder.close();
    assert.match(await metricsOf({ counted: forwarder }), /leads_can_accept\{namespace="counted"\} 0/);
  });

  it("agree on the names of the metrics, in expressions that Prometheus can read", async () => {
    const { forwarder } = shop();
    const text = await metricsOf({ shop: forwarder });
    const { groups } = parse(readFileSync(`${here}alerts.yml`, "utf8"));
    const rules: { expr: string }[] = groups[0].rules;
    assert.equal(rules.length, 6);
    for (const { expr } of rules) {
      const names: string[] = [];
      parser.parse(expr).iterate({
        enter({ name, type, from, to }) {
          assert.ok(!type.isError, `${expr} at ${from}`);
          if (name === "Identifier" && expr.slice(from, to).startsWith("leads_"))
            names.push(expr.slice(from, to));
        },
      });
      assert.equal(names.length, 1, expr);
      assert.ok(text.includes(`# TYPE ${names[0]} `), `${names[0]} is in metrics.ts`);
    }
  });

  it("fire when they should, and not before", {
    skip: promtool ? false : "promtool is not installed",
  }, () => {
    const { status, stdout, stderr } = spawnSync("promtool", ["test", "rules", `${here}alerts.test.yml`]);
    assert.equal(status, 0, `${stdout}${stderr}`);
  });
});
