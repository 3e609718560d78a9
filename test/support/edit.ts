/** One edit of a file of the source, made to see who notices. */
export interface Edit {
  readonly file: string;
  /** Must be in the file exactly once. */
  readonly from: string;
  readonly to: string;
}

/** The text with the edit in it; `undefined` where the edit no longer fits. */
export function editedText(text: string, { from, to }: Edit): string | undefined {
  const parts = text.split(from);
  return parts.length === 2 ? parts.join(to) : undefined;
}
