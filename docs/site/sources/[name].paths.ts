import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../../examples/rules/", import.meta.url);
const table = readFileSync(new URL("README.md", folder), "utf8");

/** A page for each ready set: what it reads, the rules, a lead of its tests. */
export default {
  paths() {
    return readdirSync(folder)
      .filter((file) => file.endsWith(".json") && !file.endsWith(".test.json"))
      .map((file) => {
        const name = file.slice(0, -".json".length);
        const rules = readFileSync(new URL(file, folder), "utf8").trim();
        const row = table.split("\n").find((line) => line.includes(`\`${file}\``));
        const source = row?.split("|")[2]?.trim() ?? name;
        const content = `# ${name}\n\nRules for ${source}. [Try them in the playground](/playground?set=${name}).\n\n\`\`\`json\n${rules}\n\`\`\`\n`;
        return { params: { name, title: name }, content };
      });
  },
};
