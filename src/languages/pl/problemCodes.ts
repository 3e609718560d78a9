import type { Texts } from "../../shared/messages/texts.ts";
import type { problemCodes as english } from "../en/problemCodes.ts";

/** What the codes of problems mean, for pages. The sentence of a problem is more specific. */
export const problemCodes = {
  not_json:
    "W regułach jest coś, czego JSON nie ma, są za głęboko zagnieżdżone albo za duże. Pisz zwykły JSON.",
  wrong_type: "JSON jest innego rodzaju, na przykład tekst zamiast listy. Wpisz to, o co prosi komunikat.",
  missing: "Brakuje czegoś potrzebnego albo lista jest pusta. Dodaj to, czego brakuje.",
  unknown_name: "Takiej nazwy tu nie ma. W `suggestion` jest najbliższa, jeśli taka istnieje.",
  misplaced: "Ta nazwa należy gdzie indziej albo znaczy coś tylko z inną. Przenieś ją albo dodaj tamtą.",
  bad_choice: "Takiej wartości tu nie ma. Wpisz jedną z dozwolonych.",
  bad_constant: "Pole nie przyjmie wpisanej wartości. Wpisz taką, która pasuje.",
  bad_code: "Nie ma takiego kodu kraju, waluty, strefy czasowej ani języka. Wpisz istniejący.",
  bad_name: "Takiej nazwy wartości nie może być w ścieżce. Nazwij ją inaczej.",
  bad_path: "Ścieżki nie da się odczytać. Komunikat mówi, na którym znaku.",
  bad_template: "Szablonu nie da się odczytać. Komunikat mówi dlaczego.",
  too_nested:
    "Za dużo list jest zagnieżdżonych jedna w drugiej albo za dużo nazwanych wartości, które odwołują się do siebie. Zmniejsz liczbę poziomów.",
  bad_pattern: "Wzorca nie da się odczytać. Komunikat mówi dlaczego.",
  no_source: "Nie wiadomo, skąd wziąć wartość. Dodaj jedno źródło.",
  several_sources: "Z tych źródeł działa tu tylko jedno. Zostaw jedno albo podziel regułę na kilka.",
  no_test: "Warunek nie ma sprawdzenia. Dodaj je.",
  unknown_value: "Nie ma nazwanej wartości o tej nazwie. Dodaj ją do `values` albo popraw nazwę.",
  cycle: "Nazwane wartości odwołują się do siebie w kółko. Weź jedną z nich z leada.",
} as const satisfies Texts<typeof english>;
