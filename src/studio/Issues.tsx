import type { Studio } from "./studio.ts";
import type { LeadIssue } from "./wire.ts";

/** What came of an action, and what failed: both are there before, or a screen reader says neither. */
export function Said({ message, failure }: { message: string; failure: string }) {
  return (
    <>
      <p class="said" role="status">
        {message}
      </p>
      <p class="failure" role="alert">
        {failure}
      </p>
    </>
  );
}

/** Problems and notes with their codes, the worst first. */
export function Issues({ studio, issues }: { studio: Studio; issues: readonly LeadIssue[] }) {
  const { level: levels } = studio.texts.value;
  const order = ["error", "warning", "info"] as const;
  const sorted = order.flatMap((level) => issues.filter((issue) => issue.level === level));
  if (issues.length === 0) return null;
  return (
    <ul class="issues">
      {sorted.map(({ level, code, path, message }) => (
        <li>
          <code class={level}>{code}</code>{" "}
          <span class="hidden">{level === "error" || level === "warning" ? levels[level] : levels.info}</span>
          {message} {path === "" ? null : <code class="path">{path}</code>}
        </li>
      ))}
    </ul>
  );
}
