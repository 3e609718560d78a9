import { describe, expect, it } from "vitest";
import type { FetchResponse } from "../../../src/client/calls/options.ts";
import { discard, readText } from "../../../src/client/calls/responseText.ts";
import { listenersOf } from "../../support/listenersOf.ts";

describe("the text of an answer", () => {
  it("is put together of pieces of any size, cut anywhere", async () => {
    const text = "żółć".repeat(5);
    const bytes = new TextEncoder().encode(text);
    for (const sizes of [[bytes.length], [1, 1, 1, 30], [30, 1, 1], [7], [2, 3, 35]]) {
      expect(await read(piecesOf(bytes, sizes)).text, String(sizes)).toBe(text);
    }
    expect(await readText(new Response(null), 10, new AbortController().signal)).toBe("");
    expect(await read([]).text).toBe("");
  });

  it("is let go, unread, with the first piece that is more than the limit", async () => {
    const { text, body } = read([[1, 2], [3, 4], [5], [6]], 4);
    expect(await text).toBeUndefined();
    expect(body).toEqual({ pulled: 3, isCancelled: true });
    expect(await read([[97, 97], [97]], 3).text).toBe("aaa");
  });

  it("is let go with its caller, also while a piece is awaited", async () => {
    const caller = new AbortController();
    const { text, body } = read([[1], "never"], 10, caller.signal);
    setImmediate(() => caller.abort(new Error("gone")));
    await expect(text).rejects.toThrow("gone");
    expect(body.isCancelled).toBe(true);
  });

  it("leaves nothing with a signal that continues", async () => {
    const { signal } = new AbortController();
    const listeners = listenersOf(signal);
    const types: unknown[] = [];
    const remove = signal.removeEventListener.bind(signal);
    signal.removeEventListener = (...args: Parameters<typeof remove>) => {
      types.push(args[0]);
      remove(...args);
    };
    await read([[97]], 10, signal).text;
    await read([[97]], 0, signal).text;
    expect([listeners(), types]).toEqual([0, ["abort", "abort"]]);
  });

  it("that cannot be let go disturbs no one", async () => {
    const failing = () => {
      throw new Error("cannot be cancelled");
    };
    discard(new Response(new ReadableStream({ cancel: failing })));
    const stream = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => controller.enqueue(new Uint8Array(5)),
      cancel: failing,
    });
    expect(await readText(new Response(stream), 4, new AbortController().signal)).toBeUndefined();
    discard(new Response(null));
    // A rejection that no one handles would fail this file.
    await new Promise(setImmediate);
  });

  it("that is discarded is let go, without an error for the one who gave it", () => {
    const body = { pulled: 0, isCancelled: false };
    discard(new Response(streamOf([], body)));
    expect(body.isCancelled).toBe(true);
    const given: unknown[][] = [];
    for (const name of ["cancel", "destroy"])
      discard({ body: Object({ [name]: (...args: unknown[]) => given.push(args) }) });
    expect(given).toEqual([[], []]);
  });

  it("cannot be read where there is no body at all, which says so", async () => {
    const none: Pick<FetchResponse, "body"> = Object({ body: undefined });
    await expect(readText(none, 10, new AbortController().signal)).rejects.toThrow(
      new TypeError("`fetch` gave an answer without a readable `body`."),
    );
  });
});

type Piece = readonly number[] | "never";

function read(pieces: readonly Piece[], maxBytes = 1_000, signal = new AbortController().signal) {
  const body = { pulled: 0, isCancelled: false };
  return { text: readText(new Response(streamOf(pieces, body)), maxBytes, signal), body };
}

/** A body that notes how much of it was asked for. */
function streamOf(pieces: readonly Piece[], body: { pulled: number; isCancelled: boolean }) {
  return new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        const piece = pieces[body.pulled];
        body.pulled += 1;
        if (piece === "never") await new Promise(() => {});
        else if (piece === undefined) controller.close();
        else controller.enqueue(new Uint8Array(piece));
      },
      cancel() {
        body.isCancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
}

function piecesOf(bytes: Uint8Array, sizes: readonly number[]): readonly Piece[] {
  let at = 0;
  const pieces: Piece[] = [];
  for (let index = 0; at < bytes.length; index += 1) {
    const end = at + (sizes[index % sizes.length] ?? bytes.length);
    pieces.push([...bytes.subarray(at, end)]);
    at = end;
  }
  return pieces;
}
