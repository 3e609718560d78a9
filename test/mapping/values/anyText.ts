import fc from "fast-check";

/** Any text at all, lone surrogates and control characters too; half of its units are those of everyday texts. */
export function anyText(maxLength = 60): fc.Arbitrary<string> {
  const unit = fc.oneof(
    fc.integer({ min: 0, max: 0xffff }),
    fc.integer({ min: 0x20, max: 0x7e }),
    fc.integer({ min: 0x400, max: 0x4ff }),
  );
  return fc.array(unit, { maxLength }).map((units) => String.fromCharCode(...units));
}
