import type { Mutation } from "./mutation.ts";

const msw = "test/testing/msw/handlers.test.ts";
const ids = "test/client/calls/numericIds.test.ts";

/** What a shape accepts, what is sent of it, and what the fake account does with the rest. */
export const shapesMutations: readonly Mutation[] = [
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: '.startsWith("baselinker-sdk")',
    to: '.includes("baselinker-sdk")',
    says: "a program that names the package is not counted",
    test: msw,
    name: "counts a program that only names the package",
  },
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: 'isBrowser() || (headers.get("user-agent") ?? "").startsWith("baselinker-sdk")',
    to: "true",
    says: "no request counts, so that a program that Base would block passes its tests",
    test: msw,
    name: "blocks another program at the 101st request",
  },
  {
    file: "testing/msw/handlersFor.ts",
    in: "isOfClient",
    from: "isBrowser() ||",
    to: "",
    says: "the package's client is blocked in a browser",
    test: msw,
    name: "counts nothing in a browser",
  },
  {
    file: "api/wire/numericIds.ts",
    in: "idText",
    from: "(0|[1-9]\\d{0,15})",
    to: "\\d{1,16}",
    says: "a text with a leading zero, such as a postcode, is sent as an id",
    test: ids,
    name: "is refused with a leading zero",
  },
  {
    file: "api/wire/numericIds.ts",
    in: "numberOfId",
    from: "&& Number.isSafeInteger(number)",
    to: "",
    says: "an id that loses digits is sent as another one",
    test: ids,
    name: "more digits than a number holds",
  },
  {
    file: "client/calls/call.ts",
    in: "sendTyped",
    from: "withNumericIds(method.params, copiedParams)",
    to: "copiedParams",
    says: "ids are sent as texts",
    test: ids,
    name: "is sent as the number that it is",
  },
  {
    file: "client/calls/paginate.ts",
    in: "readById",
    from: 'if (start === undefined && fromParam !== undefined && typeof fromId !== "number") await read(params);',
    to: "",
    says: "an iterator reads everything where its start is no id",
    test: ids,
    name: "is not replaced by the first one where iterateOrders",
  },
  {
    file: "client/calls/paginate.ts",
    in: "readByNumber",
    from: 'if (start === undefined && pageParam !== undefined && typeof pageParam !== "number") await read(params);',
    to: "",
    says: "an iterator reads everything where its first page is a text",
    test: ids,
    name: "is not replaced by the first one where iterateInventoryProductsStock",
  },
];
