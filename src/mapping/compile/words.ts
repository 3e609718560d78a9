/* @__NO_SIDE_EFFECTS__ */
export function namesOf<Words extends object>(words: Words): readonly (keyof Words)[] {
  return Object.keys(words).filter((name) => isNameOf(words, name));
}

export function isNameOf<Words extends object>(words: Words, name: PropertyKey): name is keyof Words {
  return Object.hasOwn(words, name);
}

export function given<T extends object, Name extends keyof T>(
  value: Partial<T>,
  name: Name,
): T[Name] | undefined {
  return value[name];
}
