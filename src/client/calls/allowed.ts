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

export function checkAllow(name: string, input: unknown): readonly string[] {
  if (!Array.isArray(input)) throw expected(name, "a list of names of API methods", input);
  return input.map((method: unknown, index) => checkMethodName(`${name}[${index}]`, method));
}

/** A name that differs from a known one in case or by one letter is a typo. Not a plural: the API has such pairs. */
export function checkMethodName(name: string, input: unknown): string {
  if (typeof input !== "string" || !/^\w+$/.test(input))
    throw expected(name, "the name of an API method, such as getOrders", input);
  if (methodNames.includes(input)) return input;
  const lowercase = input.toLowerCase();
  const known = methodNames.find((methodName) => isSlip(lowercase, methodName.toLowerCase()));
  if (known !== undefined) throw expected(name, `\`${known}\`, as the API spells it`);
  return input;
}

function isSlip(name: string, known: string): boolean {
  if (name === `${known}s` || known === `${name}s`) return false;
  return Math.abs(name.length - known.length) < 2 && editDistance(name, known) < 2;
}
