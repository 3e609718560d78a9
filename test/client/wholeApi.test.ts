import { describe, expect, it } from "vitest";
import { fileOf } from "../../src/api/files/fileOf.ts";
import { fileParam } from "../../src/api/files/fileParam.ts";
import { allMethods } from "../../src/api/methods.ts";
import { Baselinker } from "../../src/client/baselinker.ts";
import { startApiServer } from "../support/apiServer.ts";

const token = "1000-2000-TESTTOKEN";

describe("a client", () => {
  it("has every documented method under its own name", () => {
    const baselinker = new Baselinker({ token });
    for (const { name } of allMethods()) expect(Reflect.get(baselinker, name), name).toBeTypeOf("function");
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
