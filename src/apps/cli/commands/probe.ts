import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import pThrottle from "p-throttle";
import { ApiError, type Baselinker, InvalidParamsError } from "../../../entries/index.ts";
import { isLoopback } from "../../../shared/runtime/caller.ts";
import { checkFile, parseJson } from "../../files/json.ts";
import { readText } from "../../files/text.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { apiUrl, openProbedClient } from "../../project/openClient.ts";
import {
  listIn,
  type Probe,
  type ProbeAnswer,
  type ProbeCall,
  type ProbeResult,
  readProbes,
  runReadProbes,
} from "../../project/probes/readProbes.ts";
import {
  isOrderGone,
  probeComment,
  probeEmail,
  runWriteProbes,
  writeProbes,
} from "../../project/probes/writeProbes.ts";
import { askSentence, askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { startProgress } from "../../terminal/progress.ts";
import { formatTable } from "../../terminal/table.ts";

/** Base blocks a token after 100 requests per minute; the probe leaves most of them to the shop. */
const probesPerMinute = 20;
const probeFile = "doctor-probe.json";

/** Finds out what the documentation does not say. Prints its calls before making them. */
export async function probeCommand(call: CommandCall): Promise<Ending> {
  const { options, output, signal } = call;
  const isWrite = options.flag("write");
  const statusId = options.number("status");
  if (isWrite && statusId === undefined) throw new CommandFailure("usage", "probe.noStatus");
  const { client, clockOffset } = openProbedClient(call);
  const probes = isWrite ? writeProbes : readProbes;
  showPlan(probes, call);
  if (isWrite) await askSentence(call, "probe.sentence", output.say("probe.writeQuestion"));
  else await askYes(call, output.say("probe.readQuestion"));
  const ask = spacedCalls(client, call);
  const answers: ProbeAnswer[] = [];
  const progress = await startProgress(output, output.say("probe.probing"), probes.length);
  const tell = (answer: ProbeAnswer) => {
    answers.push(answer);
    progress.update(answers.length, answer.id);
  };
  let ending: Ending = "yes";
  try {
    if (statusId !== undefined && isWrite) ending = await write(call, ask, statusId, tell);
    else {
      for await (const answer of runReadProbes({ call: ask, clockOffset, now: Date.now })) {
        tell(answer);
        if (signal.aborted) ending = "interrupted";
        if (signal.aborted) break;
      }
    }
  } finally {
    progress.end();
    report(answers, probes, call);
  }
  return ending;
}

async function write(
  call: CommandCall,
  ask: ProbeCall,
  statusId: number,
  tell: (answer: ProbeAnswer) => void,
): Promise<Ending> {
  const { options, output } = call;
  const product = await productOf(options.text("sku"), ask);
  const uuid = randomUUID();
  // Written before the order, so that `--undo` finds it after a crash.
  await writeWhole(probeFile, `${JSON.stringify({ uuid })}\n`, { mode: 0o600 });
  const wait = (ms: number) => pause(Math.max(0, ms));
  const context = { call: ask, wait, now: Date.now, uuid, statusId, product };
  const end = await runWriteProbes(context, tell).catch((error: unknown) => {
    output.complain(output.say("probe.brokeOff", { file: probeFile }));
    throw error;
  });
  if (end.isGone) {
    await rm(probeFile);
    return "yes";
  }
  output.complain(output.say("probe.deleteByHand", { id: end.orderId ?? "?", page: end.orderPage ?? "" }));
  return "outside";
}

export async function undoCommand(call: CommandCall): Promise<Ending> {
  const { options, output } = call;
  const path = options.text("undo") ?? probeFile;
  const { uuid } = await checkFile("probe", await parseJson(await readText(path), path), path);
  const { client } = openProbedClient(call);
  const ask = spacedCalls(client, call);
  const found = await ask("getOrders", { filter_email: probeEmail(uuid), get_unconfirmed_orders: true });
  if (!found.ok) throw new CommandFailure("outside", "probe.failed", { code: found.code });
  // Only the probe's own orders have its comment.
  const orders = listIn(found.body, "orders").filter(({ admin_comments }) =>
    String(admin_comments).includes(probeComment(uuid)),
  );
  const ids = orders.map(({ order_id }) => Number(order_id));
  if (ids.length > 0) {
    await ask("deleteOrders", { order_ids: ids });
    for (const id of ids) {
      if (!(await isOrderGone(ask, id, uuid)))
        throw new CommandFailure("outside", "probe.deleteByHand", { id, page: "" });
    }
  }
  await rm(path);
  if (output.isJson) output.json({ deleted: ids });
  else output.print(output.say("probe.undone", { ids: ids.join(", ") || "–" }));
  return "yes";
}

/** Returns a function that calls Base through the client, with pauses between calls. A block ends the probe. */
function spacedCalls(client: Baselinker, call: CommandCall): ProbeCall {
  const url = apiUrl(call);
  // No one else uses the limit of a fake account.
  const isFake = url !== undefined && isLoopback(new URL(url).hostname);
  const throttle = pThrottle({ limit: 1, interval: isFake ? 1 : 60_000 / probesPerMinute });
  return throttle(async (method: string, params: object): Promise<ProbeResult> => {
    try {
      return { ok: true, body: await client.call(method, params, { retries: 0, validation: "off" }) };
    } catch (error) {
      if (error instanceof ApiError || error instanceof InvalidParamsError)
        return { ok: false, code: error.code, message: error.message };
      throw error;
    }
  });
}

async function productOf(sku: string | undefined, ask: ProbeCall) {
  if (sku === undefined) return undefined;
  const catalogs = await ask("getInventories", {});
  for (const { inventory_id } of catalogs.ok ? listIn(catalogs.body, "inventories") : []) {
    const found = await ask("getInventoryProductsList", {
      inventory_id,
      filter_sku: sku,
      include_variants: true,
    });
    const [product] = found.ok ? listIn(found.body, "products").filter((entry) => entry.sku === sku) : [];
    if (product !== undefined) return { id: Number(product.id), inventoryId: Number(inventory_id) };
  }
  throw new CommandFailure("usage", "probe.noSku", { sku });
}

function showPlan(probes: readonly Probe[], { output }: CommandCall): void {
  const rows = probes.map((probe) => [probe.id, String(probe.calls), probe.methods, output.say(probe.asks)]);
  const columns = process.stderr.isTTY ? process.stderr.columns : undefined;
  output.note(formatTable(output.say("probe.planHead").split("|"), rows, columns));
  const total = probes.reduce((sum, { calls }) => sum + calls, 0);
  output.note(output.say("probe.planTotal", { total, rate: probesPerMinute }));
}

function report(answers: readonly ProbeAnswer[], probes: readonly Probe[], { output }: CommandCall): void {
  if (output.isJson) {
    output.json({ answers });
    return;
  }
  const rows = answers.map(({ id, answer, why }) => {
    const asked = probes.find((probe) => probe.id === id);
    return [id, answer, asked === undefined ? "" : output.say(asked.asks), why];
  });
  output.print(formatTable(output.say("probe.answerHead").split("|"), rows, output.columns));
}
