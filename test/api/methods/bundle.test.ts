import { fileURLToPath } from "node:url";
import { build, transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { stripComments } from "../../../docs/generate/stripComments.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** Which files of `src/api` a bundle of this code really holds bytes of. */
async function filesIn(contents: string): Promise<string[]> {
  const { metafile } = await bundle(contents, { minify: true });
  return Object.values(metafile.outputs)
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([path, { bytesInOutput }]) => path.startsWith("src/api/") && bytesInOutput > 0)
    .map(([path]) => path.slice("src/api/".length))
    .sort();
}

/** A bundle of this code, as the build makes one. */
function bundle(contents: string, { minify }: { readonly minify: boolean }) {
  return build({
    stdin: { contents, resolveDir: root },
    absWorkingDir: root,
    bundle: true,
    minify,
    write: false,
    metafile: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    external: ["node:*"],
    logLevel: "error",
  });
}

describe("a bundle", () => {
  it("of the order fields holds the fields and the shapes alone", async () => {
    expect(await filesIn('export { newOrderFields } from "./src/api/methods/orders/orderFields.ts"')).toEqual(
      ["methods/orders/orderFields.ts", "wire/shape.ts"],
    );
  });

  it("of the mapping holds no declaration of a method", async () => {
    const files = await filesIn('export * from "./src/entries/mapping.ts"');
    const declarations = files.filter((path) => !path.startsWith("wire/"));
    expect(declarations).toEqual(["methods/orders/orderFields.ts"]);
    expect(files).not.toContain("wire/method.ts");
  });

  it("that uses nothing of the methods holds nothing of them", async () => {
    expect(
      await filesIn(
        'import "./src/api/methods/methods.ts"; export { ApiError } from "./src/shared/errors/apiError.ts"',
      ),
    ).toEqual([]);
  });

  it("of one area leaves the others out", async () => {
    const files = await filesIn('export { methods } from "./src/api/methods/crm/clients.ts"');
    expect(
      files.filter((path) => /^methods\/(returns|couriers|catalogs|products|documents)/.test(path)),
    ).toEqual([]);
  });

  it("holds none of the words that editors show, and is the same without them", async () => {
    const { outputFiles } = await bundle('export { Baselinker } from "./src/entries/index.ts"', {
      minify: false,
    });
    const built = outputFiles.map(({ text }) => text).join("\n");
    const code = stripComments(built);
    expect(code.includes("delivery_fullname:")).toBe(true);
    const words = ["Id of a custom order source", "Who receives it", "The order, for all other methods"];
    expect(words.filter((each) => built.includes(each))).toEqual(words);
    expect(words.filter((each) => code.includes(each))).toEqual([]);
    const minified = async (text: string) => (await transform(text, { minify: true })).code;
    expect((await minified(code)) === (await minified(built))).toBe(true);
  });
});
