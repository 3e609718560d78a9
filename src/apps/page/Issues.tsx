import type { Studio } from "./studio.ts";
import type { LeadIssue, RulesProblemShown } from "./wire.ts";

/**
 * The result or the failure of an action. Both elements always exist: otherwise a screen reader announces
 * neither.
 */
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

interface Given {
  readonly studio: Studio;
  readonly issues: readonly (Pick<LeadIssue, "level"> & RulesProblemShown)[];
  /** Replaces a misspelt name with the suggestion. */
  readonly onCure?: (path: string, suggestion: string) => void;
}

/** Problems and notes with their codes, the worst first. */
export function Issues({ studio, issues, onCure }: Given) {
  const { say } = studio;
  const order = ["error", "warning", "info"] as const;
  const sorted = order.flatMap((level) =>
    issues.filter((issue) => issue.level === level).map((issue) => ({ ...issue, level })),
  );
  if (issues.length === 0) return null;
  return (
    <ul class="issues">
      {sorted.map(({ level, code, path = "", message, suggestion }) => (
        <li>
          <code class={level}>{code}</code> <span class="hidden">{say(`level.${level}`)}</span> {message}{" "}
          {path === "" ? null : <code class="path">{path}</code>}
          {path === "" || suggestion === undefined ? null : (
            <button type="button" class="link cure" onClick={() => onCure?.(path, suggestion)}>
              {say("rules.write", { name: suggestion })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}
