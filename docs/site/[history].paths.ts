import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../../", import.meta.url);
const notes = new URL(".changeset/", root);

/** What changed: the versions that are out, and above them what the next one brings. */
export default {
  paths() {
    const next = readdirSync(notes)
      .filter((file) => file.endsWith(".md") && file !== "README.md")
      .map((file) =>
        readFileSync(new URL(file, notes), "utf8")
          .replace(/^---\n[\s\S]*?\n---\n/, "")
          .trim(),
      )
      .sort()
      .map((text) => `- ${text.replaceAll("\n", "\n  ")}`);
    const released = readFileSync(new URL("CHANGELOG.md", root), "utf8")
      .replace(/^# .+\n/, "")
      .trim();
    const content = [
      "# Changes",
      "What a version may change, and how a deprecation is announced: [what a version promises](/stability).",
      ...(next.length === 0 ? [] : ["## The next version", next.join("\n")]),
      ...(released === "" ? [] : [released]),
    ].join("\n\n");
    return [{ params: { history: "changelog", title: "Changes" }, content }];
  },
};
