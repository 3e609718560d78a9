import { readdirSync, readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { createMapper } from "../../src/mapping/mapper/createMapper.ts";
import { fromLeadBox } from "../../src/mapping/parse/fromLeadBox.ts";
import { signatures } from "../../src/webhook/senders/signatures.ts";
import { type CodeBlock, codeBlocks } from "./codeBlocks.ts";
import { readmePath } from "./readmeExamples.ts";
import { shapeOfBlock } from "./sampleShape.ts";
import { translationsOf } from "./translations.ts";

const readme = readFileSync(readmePath, "utf8");
const blocks = codeBlocks(readmePath);

it("the table of the README makes an order of a cart of Tilda, with its lines and the country of the phone", () => {
  const table = blocks.find(({ code }) => code.startsWith("order_status_id "))?.code ?? "";
  const lead = {
    Email: "anna@example.com",
    Phone: "600 123 456",
    payment: { orderid: "1:1", products: [{ sku: "MUG", name: "Mug", quantity: "2", price: "39.9" }] },
  };
  const result = createMapper(fromLeadBox(table)).map(lead, { receivedAt: new Date("2026-01-01") });
  expect(result).toMatchObject({
    status: "order",
    key: "1:1",
    order: {
      order_status_id: 8001,
      phone: "+48600123456",
      products: [{ name: "Mug", sku: "MUG", quantity: 2, price_brutto: 39.9 }],
    },
    issues: [],
  });
});

it("the README counts the ready sets, and the senders whose signatures are checked", () => {
  const sets = readdirSync(new URL("../../examples/rules/", import.meta.url)).filter((name) =>
    /^[\w-]+\.json$/.test(name),
  );
  expect(readme).toContain(`${sets.length} ready sets of rules`);
  const { hmac, sharedSecret, ...senders } = signatures;
  expect(readme).toContain(`Signatures of ${Object.keys(senders).length} senders`);
});

it.each(translationsOf("README.md"))(
  "docs/%s has the examples of the README, with samples of its country",
  (name) => {
    const own = codeBlocks(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)));
    expect(own.map(shapeOfExample)).toEqual(blocks.map(shapeOfExample));
  },
);

/** Of what a program prints, and of a table, the first word of each line; of commands, all but their comments. */
function shapeOfExample(block: CodeBlock): unknown {
  const { language, code } = block;
  if (language === "console") return code;
  if (language === "text") return code.match(/^ *\S+/gm);
  return language === "sh" ? code.replace(/ +# .*$/gm, "") : shapeOfBlock(block);
}

it("the README links on npm's page to nothing that is not published", async () => {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  const published = (path: string) =>
    manifest.files.some(
      (pattern) => path === pattern || path.startsWith(`${pattern}/`) || matchesGlob(path, pattern),
    );
  const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) => target);
  expect(targets.length).toBeGreaterThan(20);
  expect(targets.filter((target) => !published(target))).toEqual([]);
});

it("the README's anchors are its headings", () => {
  const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(" ", "-")
      .replaceAll(/[^\w-]/g, ""),
  );
  const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
  expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});
