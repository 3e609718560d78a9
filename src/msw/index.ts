export * from "../fake/index.ts";
// The same names as above, here with msw's handlers: an export by name comes before one by `*`.
export { createFakeAccount, type FakeAccount } from "./createFakeAccount.ts";
export { handlersFor } from "./handlers.ts";
