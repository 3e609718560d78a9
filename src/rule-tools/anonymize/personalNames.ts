export type NameHint =
  | "phone"
  | "person"
  | "place"
  | "postcode"
  | "taxId"
  | "text"
  | "born"
  | "country"
  | "goods"
  | "shown";

/**
 * The hints, tested in this order: `product name` is of goods, `street name` a place. They are wide, as an
 * unneeded fake does no harm.
 */
const hints: readonly (readonly [NameHint, RegExp])[] = (
  [
    ["born", "birth|birthday|birthdate|born|dob|age|народження|рождения|urodzenia|geburtsdatum"],
    [
      "phone",
      "phone|phones|phonenumber|telephone|tel|mobile|cell|cellphone|msisdn|whatsapp|viber|fax|telefon|telefonu|telefonnummer|komorka|handy|телефон|телефону|телефона|тел|моб|мобільний|мобильный",
    ],
    [
      "taxId",
      "nip|vat id|vat number|vat no|tax id|tax number|regon|pesel|ico|dic|edrpou|passport|identification|єдрпоу|іпн|инн|паспорт|рнокпп|ust id",
    ],
    [
      "postcode",
      "postcode|post code|postal|postalcode|postal code|zip|zipcode|zip code|kod pocztowy|kod|plz|postleitzahl|індекс|индекс",
    ],
    ["country", "country|countrycode|kraj|країна|страна|land"],
    [
      "shown",
      "currency|waluta|валюта|price|prices|total|subtotal|sum|amount|cost|value currency|cena|kwota|suma|ціна|сума|вартість|цена|сумма|date|created|updated|time|timestamp|дата|data zamowienia|method|service|carrier|courier|provider|option|gateway|payment|pay|paid|platnosc|platnosci|оплата|оплати|status|статус|point|branch|warehouse|locker|paczkomat|відділення|отделение|поштомат|utm|campaign|medium|coupon|promo|promocode|code|kupon|quantity|qty|count|ilosc|кількість|количество|size|color|colour|kolor|rozmiar|колір|розмір|form name|formname|shop name|store name|спосіб|способ|sposob|metoda",
    ],
    [
      "goods",
      "product|products|productname|item|items|sku|article|goods|variant|offer|ean|barcode|produkt|produkty|towar|artikel|bezeichnung|товар|товари|артикул|найменування|назва товару",
    ],
    [
      "place",
      "address|addr|addressline|street|city|town|locality|district|region|state|province|county|suburb|house|building|apartment|apt|flat|floor|entrance|suite|landmark|address 1|address 2|line 1|line 2|adres|ulica|ulicy|miasto|miejscowosc|wojewodztwo|gmina|powiat|dom|domu|mieszkania|mieszkanie|lokalu|lokal|budynek|strasse|hausnummer|stadt|ort|адреса|адресу|адрес|вулиця|улица|місто|город|населений|область|район|будинок|квартира|поверх|підїзд|домофон",
    ],
    [
      "text",
      "comment|comments|note|notes|message|remark|remarks|instructions|instruction|additional|wish|feedback|uwagi|komentarz|wiadomosc|bemerkung|anmerkung|nachricht|коментар|комментарий|примітка|побажання|повідомлення|сообщение",
    ],
    [
      "person",
      "name|names|fullname|firstname|lastname|middlename|surname|nickname|nick|patronymic|fio|fname|lname|first|last|person|contact|recipient|receiver|customer|buyer|client|consignee|payer|user|username|login|company|organization|organisation|firm|invitee|guest|imie|nazwisko|firma|firmy|kontakt|odbiorca|klient|kupujacy|osoba|vorname|nachname|kunde|empfanger|піб|пib|фіо|фио|імя|имя|прізвище|фамилия|отчество|батькові|отримувач|одержувач|отримувача|покупець|клієнт|получатель|покупатель|клиент|компанія|компания|організація|контакт|контактна",
    ],
  ] as const
).map(([hint, words]) => [hint, new RegExp(`(?:^| )(?:${words})(?= |$)`)]);

/** What a name says, by its words; by the name around it where it says nothing alone. */
export function hintOf(names: readonly (readonly string[])[]): NameHint | undefined {
  const [name = "", above = ""] = [names.at(-1), names.at(-2)].map((words) => (words ?? []).join(" "));
  const around = hintIn(above);
  // The name of a country, a method or goods is not that of a person.
  const isOfThing = around === "country" || around === "shown" || around === "goods";
  if (isOfThing && /(?:^| )(?:name|iso|code|title)$/.test(name)) return around;
  const isBare = /^(?:1|2|value|values|text|answer|answers|raw|string|content|full|title|label)?$/.test(name);
  return hintIn(name) ?? (isBare ? around : undefined);
}

function hintIn(text: string): NameHint | undefined {
  return hints.find(([, pattern]) => pattern.test(text))?.[0];
}
