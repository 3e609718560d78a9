import { lazily } from "../../../shared/runtime/lazily.ts";

/**
 * What no city is called: three digits, the number of a house with a stroke or a letter, and words of streets. `Praha 10`,
 * `Paris 8e` and `Neustadt an der Weinstraße` are cities. It fits the text as it is, since folding takes ten times as long.
 */
const street = /* @__PURE__ */ lazily(
  () =>
    /\d\D*\d\D*\d|\d\p{L}? ?\/ ?\d|\d(?![eè])\p{L}(?!\p{L})|(?<!\p{L})(?:(?:в?ул|v?ul|пров|просп|бул(?:ьв)?|пл|буд|кв|al|str|bd|nám)\.|(?:в?улиц[аиія]|v?ulic[aey]|про(?:вулок|спект)|переулок|бульвар|площ(?:а|адь)|шосс?е|utca)(?!\p{L})|(?<!der )\p{L}+str(?:aße|asse|\.))/iu,
);

/** Whether a text that should be a city contains a street, a house or a postcode. */
export function isUnusualCity(text: string): boolean {
  let isLong = false;
  // Most names are letters alone, and the closer look takes twenty times as long as the loop.
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // These are a full stop, a stroke, digits, and ß.
    if ((code > 45 && code < 58) || code === 223) return street().test(text);
    if (code === 32) isLong = true;
  }
  // Without a sign only a whole word names a street.
  return isLong && /(?:^| )[ВвУуПпБбШшUuVv]/.test(text) && street().test(text);
}
