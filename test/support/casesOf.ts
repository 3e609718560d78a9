/** How many times as many cases the properties try as usual: `PROPERTY_FACTOR=20` for the long run. */
export const propertyFactor = Number(process.env.PROPERTY_FACTOR ?? 1);

/** How many cases a property tries that usually tries the given number. */
export function casesOf(usual: number): number {
  return Math.max(1, Math.round(usual * propertyFactor));
}
