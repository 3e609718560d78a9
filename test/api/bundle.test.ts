import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** Which files of `src/api` a bundle of this code really holds bytes of. */
async function filesIn(contents: string): Promise<string[]> {
  const { metafile } = await build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    logLevel: "error",
  });
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path, { bytesInOutput }]) => path.startsWith("src/api/") && bytesInOutput > 0)
    .map(([path]) => path.slice("src/api/".length))
    .sort();
}

describe("a bundle", () => {
  it("of the order fields holds the fields and the shapes alone", async () => {
    expect(await filesIn('export { newOrderFields } from "./src/api/orders/orderFields.ts"')).toEqual([
      "orders/orderFields.ts",
      "wire/shape.ts",
    ]);
  });

  it("of the mapping holds no declaration of a method", async () => {
    const files = await filesIn('export * from "./src/mapping/index.ts"');
    const declarations = files.filter((path) => !path.startsWith("wire/") && !path.startsWith("files/"));
    expect(declarations).toEqual(["orders/orderFields.ts"]);
    expect(files).not.toContain("wire/method.ts");
  });

  it("that uses nothing of the methods holds nothing of them", async () => {
    expect(
      await filesIn('import "./src/api/methods.ts"; export { ApiError } from "./src/errors/apiError.ts"'),
    ).toEqual([]);
  });

  it("of one area leaves the others out", async () => {
    const files = await filesIn('export { clientsMethods } from "./src/api/crm/clients.ts"');
    expect(files.filter((path) => /^(returns|couriers|catalogs|products|documents)/.test(path))).toEqual([]);
  });
});
