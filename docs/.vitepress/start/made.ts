import { written } from "./written.ts";

/** What happened to a lead, as the page shows it. */
export interface Made {
  readonly order: string;
  readonly remarks: readonly { readonly code: string; readonly message: string }[];
}

interface Result {
  readonly status: string;
  readonly order?: object;
  readonly reason?: string;
  readonly issues: readonly { readonly code: string; readonly message: string; readonly level: string }[];
}

export function madeOf({ status, order, reason, issues }: Result): Made {
  const shown = order ?? (reason === undefined ? { status } : { status, reason });
  const remarks = issues
    .filter(({ level }) => level !== "info")
    .map(({ code, message }) => ({ code, message }));
  return { order: written(shown), remarks };
}
