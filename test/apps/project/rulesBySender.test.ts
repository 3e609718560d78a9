import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseFile } from "../../../src/apps/files/schemas.ts";
import { RulesBySender, type Sources } from "../../../src/apps/project/rulesBySender.ts";
import { givenOptions } from "../../../src/apps/terminal/command.ts";

type Config = ConstructorParameters<typeof RulesBySender>[1];

/** The register of a test: the sources of each namespace. */
function register(sources: Readonly<Record<string, readonly string[]>>): Sources {
  return new Map(Object.entries(sources).map(([namespace, names]) => [namespace, new Set(names)]));
}

function rulesOf(rules: readonly string[], config: Config = {}, more: object = {}): RulesBySender {
  return new RulesBySender({ options: givenOptions({ rules, ...more }) }, config);
}

const oneShop = register({ lead: ["shop-a"] });
const twoShops = register({ lead: ["shop-a", "shop-b"] });
const shopA = { namespace: "lead", source: "shop-a" };
const shopB = { namespace: "lead", source: "shop-b" };
const unsaid = { namespace: "lead" };

describe("one set of rules without a name", () => {
  it("is for the leads of one source, and for those that name none", () => {
    const rules = rulesOf(["form.json"]);
    expect(rules.of(shopA, oneShop)?.path).toBe("form.json");
    expect(rules.of(unsaid, oneShop)?.path).toBe("form.json");
    expect(rules.of(unsaid, register({ lead: [] }))?.path).toBe("form.json");
  });

  it("is for no lead where the namespace has two sources, since it reads one of them at most", () => {
    for (const rules of [rulesOf(["form.json"]), rulesOf([], { rules: "form.json" })])
      for (const sender of [shopA, shopB, unsaid]) expect(rules.of(sender, twoShops)).toBeUndefined();
  });

  it("is for what the named sets leave, if that is one source", () => {
    const rules = rulesOf(["form.json", "shop-a=shop.json"]);
    expect(rules.of(shopA, twoShops)?.path).toBe("shop.json");
    expect(rules.of(shopB, twoShops)?.path).toBe("form.json");
    expect(rules.of(shopB, register({ lead: ["shop-a", "shop-b", "shop-c"] }))).toBeUndefined();
  });

  it("is for the leads of its own namespace only", () => {
    const two = register({ lead: [], shop: [] });
    expect(rulesOf(["form.json"]).of({ namespace: "shop" }, two)).toBeUndefined();
    const ofShop = rulesOf(["form.json"], { namespace: "shop" });
    expect(ofShop.of({ namespace: "shop" }, two)?.path).toBe("form.json");
    expect(ofShop.isMeant({ namespace: "lead" })).toBe(false);
    expect(rulesOf(["form.json"], {}, { namespace: "lead" }).isMeant({ namespace: "shop" })).toBe(false);
  });

  it("of the call takes the place of those of the configuration", () => {
    const senders = { shop: { rules: "shop.json" } };
    const rules = rulesOf(["new.json"], { senders });
    expect(rules.of({ namespace: "shop" }, register({ shop: [] }))).toBeUndefined();
    expect(rules.sets.map(({ path }) => path)).toEqual(["new.json"]);
  });
});

describe("named sets", () => {
  it("are for a namespace or for a source", () => {
    const rules = rulesOf(["shop-a=a.json", "form=f.json"]);
    const sources = register({ lead: ["shop-a", "shop-b"], form: ["tilda"] });
    expect(rules.of(shopA, sources)?.path).toBe("a.json");
    expect(rules.of(shopB, sources)).toBeUndefined();
    expect(rules.of({ namespace: "form", source: "tilda" }, sources)?.path).toBe("f.json");
    expect(rules.of({ namespace: "form" }, sources)?.path).toBe("f.json");
  });

  it("are, in a namespace of several sources, only for the leads that name none", () => {
    const rules = rulesOf(["lead=file.json"]);
    expect(rules.of(shopA, twoShops)).toBeUndefined();
    expect(rules.of(unsaid, twoShops)?.path).toBe("file.json");
    expect(rules.of(shopA, oneShop)?.path).toBe("file.json");
  });

  it("of a source that two namespaces have are for neither, and the namespace is asked for", () => {
    const sources = register({ "shop-a": ["woo"], "shop-b": ["woo"] });
    const rules = rulesOf(["woo=w.json"]);
    const lead = { namespace: "shop-a", source: "woo" };
    expect(rules.of(lead, sources)).toBeUndefined();
    expect(rules.nameFor(lead, sources)).toBe("shop-a");
    expect(rulesOf(["shop-a=a.json"]).of(lead, sources)?.path).toBe("a.json");
    // The namespace is said, so the source names one sender again.
    expect(rulesOf(["woo=w.json"], {}, { namespace: "shop-a" }).of(lead, sources)?.path).toBe("w.json");
  });

  it("of a source that two namespaces have do not leave its leads to the set without a name", () => {
    const sources = register({ lead: ["woo"], shop: ["woo"] });
    const lead = { namespace: "lead", source: "woo" };
    expect(rulesOf(["form.json", "woo=w.json"]).of(lead, sources)).toBeUndefined();
    const senders = { lead: { rules: "form.json" } };
    expect(rulesOf(["woo=w.json"], { senders }).of(lead, sources)).toBeUndefined();
    expect(rulesOf(["form.json", "lead=w.json"]).of(lead, sources)?.path).toBe("w.json");
  });

  it("of a name that is a namespace, and a source of another one, are for the namespace alone", () => {
    const sources = register({ lead: ["shop", "tilda"], shop: ["woo"] });
    const rules = rulesOf(["shop=s.json"]);
    expect(rules.of({ namespace: "shop", source: "woo" }, sources)?.path).toBe("s.json");
    const lead = { namespace: "lead", source: "shop" };
    expect(rules.of(lead, sources)).toBeUndefined();
    expect(rules.nameFor(lead, sources)).toBe("lead");
    expect(rulesOf(["shop=s.json"], {}, { namespace: "lead" }).of(lead, sources)?.path).toBe("s.json");
  });

  it("of the configuration are for a namespace, whatever the source, with a catalog of their own", () => {
    const senders = { lead: { rules: "a.json", inventoryId: 7 }, form: { rules: "f.json" } };
    const rules = rulesOf([], { senders, inventoryId: 5 });
    expect(rules.of(shopA, twoShops)).toMatchObject({ path: "a.json", inventoryId: 7 });
    expect(rules.of({ namespace: "form" }, twoShops)).toMatchObject({ path: "f.json", inventoryId: 5 });
    expect(rules.of({ namespace: "other" }, twoShops)).toBeUndefined();
    expect(rulesOf(["form=new.json"], { senders }).of({ namespace: "form" }, twoShops)?.path).toBe(
      "new.json",
    );
  });

  it("are never found under a name that every object has", () => {
    const rules = rulesOf(["shop=a.json"], { senders: { form: { rules: "f.json" } } });
    for (const name of ["__proto__", "constructor", "toString"]) {
      expect(rules.of({ namespace: name, source: name }, register({ [`${name}`]: [name] }))).toBeUndefined();
      const own = rulesOf([`${name}=own.json`]);
      expect(own.of({ namespace: "lead", source: name }, new Map([["lead", new Set([name])]]))?.path).toBe(
        "own.json",
      );
    }
  });

  it("that no lead has are named, with the closest that one has", () => {
    const rules = rulesOf(["shop-q=a.json", "xyz=b.json", "shop-a=c.json"]);
    expect(rules.unknownNames(twoShops)).toEqual([
      { name: "shop-q", close: "shop-a" },
      { name: "xyz", close: undefined },
    ]);
  });
});

describe("a call or a configuration that contradicts itself", () => {
  it.each([
    ["the same name twice", ["a=1.json", "a=2.json"], {}, "a is named twice"],
    ["two sets of standard input", ["a=-", "b=-"], {}, "standard input is read once"],
    ["two sets without a name", ["1.json", "2.json"], {}, "two files have no name"],
    ["both kinds of rules", [], { rules: "1.json", senders: {} }, "both `rules` and `senders`"],
  ])("is refused: %s", (_, rules, config, text) => {
    expect(() => rulesOf(rules, config)).toThrow(text);
  });

  it("is a sender without rules, with a word that is unknown, or under no namespace", () => {
    for (const senders of [
      { a: {} },
      { a: { rules: "x", rule: "y" } },
      { "a b": { rules: "x" } },
      { a: "x" },
    ])
      expect(parseFile("config", { senders })).toHaveProperty("issues");
    expect(parseFile("config", { senders: { "shop.a-1": { rules: "x" } } })).toHaveProperty("content");
  });
});

describe("a file of a named set", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "baselinker-names-"));
    for (const name of ["a=b.json", "c.json"]) await writeFile(join(folder, name), "{}");
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const setsOf = (word: string) => rulesOf([word]).sets.map(({ name, path }) => [name, path]);

  it("may have a = in its path, and a source one in its name", () => {
    const [plain, other] = [join(folder, "a=b.json"), join(folder, "c.json")];
    expect(setsOf(plain)).toEqual([[undefined, plain]]);
    expect(setsOf(`shop=${plain}`)).toEqual([["shop", plain]]);
    expect(setsOf(`utm=5=${other}`)).toEqual([["utm=5", other]]);
    expect(setsOf("utm=5=tilda-cart")).toEqual([["utm=5", "tilda-cart"]]);
    // Nothing of it exists, so the file that is then missing is all after the first one.
    expect(setsOf("shop=no=where.json")).toEqual([["shop", "no=where.json"]]);
    expect(setsOf("=c.json")).toEqual([[undefined, "=c.json"]]);
  });
});
