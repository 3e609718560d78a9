import { describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { fileOf } from "../../../src/api/wire/fileOf.ts";
import { fileParam } from "../../../src/api/wire/fileParam.ts";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { startApiServer } from "../../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";

describe("a client", () => {
  it("has every documented method under its own name", () => {
    const baselinker = new Baselinker({ token });
    for (const { name } of Object.values(allMethods()))
      expect(Reflect.get(baselinker, name), name).toBeTypeOf("function");
  });

  it("sends the new name where a former one is called", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ pickup_number: 77 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const { pickup_number } = await baselinker.requestParcelPickup({
      courier_code: "dpd",
      account_id: 1,
      fields: [],
    });
    expect(pickup_number).toBe("77");
    await baselinker.getOrderTransactionDetails({ order_id: 5 });
    expect(server.requests.map(({ method }) => method)).toEqual([
      "runRequestParcelPickup",
      "getOrderTransactionData",
    ]);
  });

  it("hands a label over as bytes, and takes the bytes of an invoice", async () => {
    const pdf = new TextEncoder().encode("%PDF-1.7 a label + more");
    const label = fileParam(pdf).slice("data:".length);
    await using server = await startApiServer(({ succeed }) => succeed({ extension: "pdf", label }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const file = fileOf(await baselinker.getLabel({ courier_code: "dpd", package_id: 7 }));
    expect(file).toEqual({ bytes: pdf, extension: "pdf", mediaType: "application/pdf" });
    await baselinker.addOrderInvoiceFile({ invoice_id: 1, file: fileParam(file.bytes) });
    // A plus sign of base64 must not become a space on the way.
    expect(server.requests[1]?.parameters).toEqual({ invoice_id: 1, file: `data:${label}` });
  });

  it("takes the bytes of a file in every field for files, and makes of them what the API takes", async () => {
    await using server = await startApiServer(({ succeed }) => succeed({ order_id: 1, product_id: 1 }));
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const bytes = Buffer.from("a+b?>é", "latin1");
    const text = `data:${bytes.toString("base64")}`;
    const uploads = [bytes, new Uint8Array(bytes), new Uint8Array(bytes).buffer, text];
    for (const file of uploads) {
      await baselinker.addOrderInvoiceFile({ invoice_id: 1, file });
      await baselinker.addOrderReceiptFile({ receipt_id: 1, file });
      await baselinker.addInventoryDocumentFile({ document_id: 1, file, external_document_number: "7" });
      await baselinker.addInventoryProduct({
        inventory_id: 1,
        images: { 0: file, 1: "url:https://a.example" },
      });
      const custom_extra_fields = { 101: { title: "Scan", file } };
      await baselinker.addOrder({ order_status_id: 1, date_add: 1_700_000_000, custom_extra_fields });
      await baselinker.call("addSomethingNew", { deep: [{ file }] });
    }
    const sent = server.requests.map(({ parameters }) => JSON.stringify(parameters));
    expect(sent).toHaveLength(uploads.length * 6);
    for (const [index, parameters] of sent.entries()) {
      expect(parameters).toBe(sent[index % 6]);
      expect(parameters).toContain(text);
    }
    // The caller's bytes are as they were.
    expect(bytes.toString("latin1")).toBe("a+b?>é");
  });

  it("names a file that is empty, too large or none at all with its path, and sends nothing", async () => {
    await using server = await startApiServer();
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const upload = (file: Uint8Array | string) =>
      baselinker.addInventoryProduct({ inventory_id: 1, images: { 3: file } });
    await expect(upload(new Uint8Array())).rejects.toThrow("`images.3` is an empty file");
    await expect(upload(new Uint8Array(2 * 1024 * 1024 + 1))).rejects.toThrow(
      "`images.3` has 2097153 bytes; the API takes 2097152",
    );
    // @ts-expect-error a list of numbers is not a file
    await expect(upload([37, 80])).rejects.toThrow("`images.3` must be the bytes of a file");
    expect(server.requests).toHaveLength(0);
  });

  it("has bytes of a file in no other field", async () => {
    const baselinker = new Baselinker({ token, baseUrl: "http://127.0.0.1:9" });
    const order = { order_status_id: 1, date_add: 1_700_000_000 };
    // @ts-expect-error a comment is a text
    const call = baselinker.addOrder({ ...order, user_comments: new Uint8Array([65]) });
    await expect(call).rejects.toThrow("`user_comments` must be a string");
  });

  it("reads flags, numbers and maps of a method as the declaration says", async () => {
    await using server = await startApiServer(({ succeed }) =>
      succeed({
        packages_history: {
          5: [{ tracking_status_date: "1700000000", courier_status_code: 12, tracking_status: "5" }],
        },
      }),
    );
    const baselinker = new Baselinker({ token, baseUrl: server.url });
    const { packages_history } = await baselinker.getCourierPackagesStatusHistory({ package_ids: [5] });
    expect(packages_history).toEqual({
      5: [{ tracking_status_date: 1_700_000_000, courier_status_code: "12", tracking_status: 5 }],
    });
  });
});
