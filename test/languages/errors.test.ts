import { describe, expect, it } from "vitest";
import { languages } from "../../src/languages/languages.ts";
import { uk } from "../../src/languages/uk/language.ts";

const translations = await Promise.all(
  Object.values(languages).flatMap((entry) => ("issues" in entry ? [entry.issues()] : [])),
);
describe("a sentence about an error", () => {
  it("is that of Base's code, with the remedy and Base's own words", () => {
    const details = { method: "addOrder", code: "ERROR_ORDER_STATUS_ID", reason: "Status 77 does not exist" };
    expect(uk.errorMessage({ name: "ApiError", code: details.code, message: "x", details })).toBe(
      "Base не знає такого статусу: виправте його в правилах (Status 77 does not exist).",
    );
  });

  it("says what Base refused, for a code without a sentence", () => {
    const details = { method: "addOrder", code: "ERROR_NEW", reason: "No, thanks" };
    const error = { name: "ApiError", code: "ERROR_NEW", message: "x", details };
    expect(uk.errorMessage(error)).toBe("Base відхилив замовлення: No, thanks (ERROR_NEW).");
    expect(uk.errorMessage({ ...error, details: { ...details, method: "getOrders" } })).toBe(
      "Base відхилив запит: No, thanks (ERROR_NEW).",
    );
    expect(uk.errorMessage({ ...error, details: { ...details, reason: "ERROR_NEW" } })).toBe(
      "Base відхилив замовлення і не пояснив чому (ERROR_NEW).",
    );
  });

  it("is the message of a row without details, where the sentence needs some", () => {
    expect(uk.errorMessage({ name: "ApiError", code: "ERROR_NEW", message: "Refused." })).toBe("Refused.");
    expect(uk.errorMessage({ name: "BodyError", code: "BODY_JSON", message: "x" })).toMatch(/JSON/);
  });

  it("is the message where a newer version wrote a value that has no sentence", () => {
    const newer = (name: string, code: string) =>
      uk.errorMessage({ name, code, message: "M.", details: { reason: "newer" } });
    expect(newer("RegisterError", "REGISTER_FAILED")).toBe("M.");
    expect(newer("ForwarderError", "NEWER")).toBe("M. Замовлення не втрачено: надішліть лід ще раз.");
    expect(newer("WebhookError", "NEWER")).toMatch(/^M\. Жоден лід не втрачено/);
    expect(newer("BodyError", "NEWER")).toBe("M. Перевірте, що надсилає джерело.");
  });

  it("wraps the message of an error that is not of the package", () => {
    expect(uk.errorMessage({ name: "constructor", message: "Boom {reason}." })).toBe(
      "Стався збій: Boom {reason}.",
    );
  });

  it.each(translations.map(({ language }) => [language.tag, language] as const))(
    "is the same after JSON, in %s",
    (_tag, language) => {
      const error = {
        name: "NetworkError",
        code: "NETWORK_ERROR",
        message: "x",
        details: { method: "addOrder", reason: "dns", cause: "ENOTFOUND" },
      };
      const said = language.errorMessage(error);
      expect(said).toMatch(/DNS/);
      expect(said).toContain(" (ENOTFOUND)");
      expect(language.errorMessage(JSON.parse(JSON.stringify(error)))).toBe(said);
      expect(said).not.toMatch(/[{}]/);
    },
  );
});
