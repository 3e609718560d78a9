import type { Mutation } from "./mutation.ts";

/** What keeps an order from losing its lines, or their prices, without a warning. */
export const linesMutations: readonly Mutation[] = [
  {
    file: "mapping/order/unmappedLines.ts",
    in: "tellUnmappedLines",
    from: "else if (depth < deepest)",
    to: "else if (depth < deepest && !isListed(child))",
    says: "an order without lines is an order of nothing, as its lines are inside of parcels",
    test: "test/mapping/orderFields.test.ts",
    name: "are counted in all elements of the list around them",
  },
  {
    file: "mapping/order/unmappedLines.ts",
    in: "tellUnmappedLines",
    from: "isOfGoods(key) &&",
    to: "",
    says: "the rules are to make lines of taxes, as these come before the lines",
    test: "test/mapping/orderFields.test.ts",
    name: "at items of",
  },
  {
    file: "mapping/order/compileLines.ts",
    in: "compileLines",
    from: "else if (isList) draft.unread = unreadAmount(item, known);",
    to: "",
    says: "lines of 9 and 90 cost the same, and only a note says so",
    test: "test/mapping/amounts.test.ts",
    name: "is shared with a warning where the element has an amount",
  },
  {
    file: "mapping/order/compileLines.ts",
    in: "compileLines",
    from: "else if (isList) draft.unread",
    to: "else draft.unread",
    says: "the total of an order is said to be the price of its line",
    test: "test/mapping/amounts.test.ts",
    name: "whose amounts are those of the order",
  },
  {
    file: "mapping/order/lineAmountNames.ts",
    in: "unreadAmount",
    from: "isOfGoods(name) &&",
    to: "",
    says: "the old price is said to be the price",
    test: "test/mapping/amounts.test.ts",
    name: "is shared with a note where the element has none",
  },
  {
    file: "mapping/order/lineAmountNames.ts",
    in: "unreadAmount",
    from: "!read.has(name) &&",
    to: "",
    says: "the number of pieces is said to be the price",
    test: "test/mapping/amounts.test.ts",
    name: "where the amount is read for something else",
  },
];
