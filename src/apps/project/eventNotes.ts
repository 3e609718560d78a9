import type { ForwardEvent } from "../../entries/index.ts";
import type { CommandCall } from "../terminal/command.ts";

/**
 * Notes what a forwarder finds apart from its leads and its setup: their results are printed, or shown on the page, and
 * what `ready` returns is too. The client of a command has no logger, so that nothing is printed twice.
 */
export function eventNotes({ output }: Pick<CommandCall, "output">): (event: ForwardEvent) => void {
  return (event) => {
    if (event.type !== "store_may_forget") return;
    output.note(`warning  ${event.code ?? event.type}  ${event.reason}`);
  };
}
