import { methodNames } from "../../api/methods/methodNames.ts";
import type { MethodKind } from "../../api/wire/method.ts";
import { NotAllowedError } from "../../shared/errors/notAllowedError.ts";
import { expected } from "../../shared/options/check.ts";
import { editDistance } from "../../shared/options/closestName.ts";

interface Permissions {
  readonly readOnly: boolean;
  readonly allow: readonly string[] | undefined;
}

/** Runs before a permit is taken and before anything is sent. */
export function refuseForbidden({ readOnly, allow }: Permissions, method: string, kind: MethodKind): void {
  if (readOnly && kind !== "read")
    throw new NotAllowedError("is `readOnly`, and the method changes something", { method });
  if (allow?.includes(method) === false)
    throw new NotAllowedError("has no such method in `allow`", { method });
}

export function checkAllow(name: string, given: unknown): readonly string[] {
  if (!Array.isArray(given)) throw expected(name, "a list of names of API methods", given);
  return given.map((method: unknown, index) => checkMethodName(`${name}[${index}]`, method));
}

/** A name that differs from a known one in case or by one letter is a typo. Not a plural: the API has such pairs. */
export function checkMethodName(name: string, given: unknown): string {
  if (typeof given !== "string" || !/^\w+$/.test(given))
    throw expected(name, "the name of an API method, such as getOrders", given);
  if (methodNames.includes(given)) return given;
  const own = given.toLowerCase();
  const known = methodNames.find((each) => isSlip(own, each.toLowerCase()));
  if (known !== undefined) throw expected(name, `\`${known}\`, as the API spells it`);
  return given;
}

function isSlip(own: string, known: string): boolean {
  if (own === `${known}s` || known === `${own}s`) return false;
  return Math.abs(own.length - known.length) < 2 && editDistance(own, known) < 2;
}
