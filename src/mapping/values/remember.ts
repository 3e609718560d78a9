/**
 * Returns a function that remembers the answers for the last texts, which untrusted rules and leads choose. It forgets
 * all of them after `most`. Long texts are hardly asked for again.
 */
export function remember<Answer>(look: (text: string) => Answer, most: number): (text: string) => Answer {
  const known = new Map<string, Answer>();
  return (text) => {
    let found = known.get(text);
    if (found === undefined) {
      found = look(text);
      if (known.size === most) known.clear();
      if (text.length < 80) known.set(text, found);
    }
    return found;
  };
}
