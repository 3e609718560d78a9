import { lazily } from "../../shared/runtime/lazily.ts";
import type { Leaf } from "../survey/survey.ts";
import { isDeliveryWord, isPartyWord, isPersonWord } from "../survey/words.ts";

export type Meaning = keyof typeof phrases;

/** How a parameter came to its meaning. `rank` is the place of the name among those of its meaning. */
export interface NamedAs {
  readonly isExact: boolean;
  readonly rank: number;
}

/** Names with only one meaning, the most usual first, without the words for parties. */
const phrases = {
  email:
    "email,e mail,mail,email address,e mail address,emails,contact email,input email,adres email,adres e mail,poczta,електронна пошта,електронна адреса,емейл,почта,пошта,эл почта,мейл",
  phone:
    "phone,phone number,telephone,telephone number,tel,tel number,mobile,mobile phone,mobile number,cell,cell phone,cellphone,phones,phone 1,primary phone,contact phone,msisdn,input phone,input phone number,text reminder number,whatsapp number,phonenumber,telefon,telefon kontaktowy,numer telefonu,nr telefonu,nr tel,numer tel,komorka,telefonnummer,handy,handynummer,телефон,номер телефону,номер телефона,контактний телефон,контактный телефон,мобільний телефон,мобильный телефон,мобільний,моб,тел",
  fullname:
    "full name,fullname,name,contact name,fio,contact fio,person name,first and last name,name and surname,first name last name,first name and last name,imie i nazwisko,imie nazwisko,nazwisko i imie,vollstandiger name,vor und nachname,піб,пib,фіо,фио,імя та прізвище,імя і прізвище,імя прізвище,прізвище та імя,прізвище імя,прізвище імя по батькові,имя и фамилия,фамилия и имя,фамилия имя отчество,імя,имя,imie",
  firstname: "first name,firstname,first,fname,given name,f name,imie,vorname,імя,имя,name",
  lastname: "last name,lastname,last,lname,l name,surname,family name,nazwisko,nachname,прізвище,фамилия",
  middlename: "second name,middle name,middlename,m name,patronymic,по батькові,отчество",
  company:
    "company,company name,firm,firma,nazwa firmy,organization,organisation,компанія,назва компанії,компания,організація",
  nip: "nip,vat number,vat id,vat no,tax id,tax number,tax no,vat,єдрпоу,іпн,инн,едрпоу,nip firmy,numer nip,ust id,ico",
  city: "city,town,city name,locality,address city,miasto,miejscowosc,stadt,ort,місто,населений пункт,город",
  postcode:
    "postcode,post code,postal code,postalcode,zip,zip code,zipcode,zip postal code,address zip,postal,kod pocztowy,kod,plz,postleitzahl,індекс,поштовий індекс,почтовый индекс,индекс",
  state:
    "state,province,region,state name,region name,region title,county,province code,state code,wojewodztwo,bundesland,область,регіон,регион",
  country:
    "country code,country,country iso,country id,countrycode,country name,country code iso,iso country code,address country,address country code,kraj,land,країна,страна",
  street:
    "street,address 1,address line 1,address line,street 1,street line 1,street address,street name,address street,address,full address,addr,ulica,ulica i numer,ulica i nr,adres,strasse,strasse und hausnummer,вулиця,адреса,адреса доставки,улица,адрес",
  house:
    "house,house number,house no,building,building number,street number,street no,number,numer domu,nr domu,numer budynku,budynek,hausnummer,будинок,номер будинку,дом",
  flat: "additional address line 1,address 2,address line 2,street 2,street line 2,apartment,apartment number,flat,flat number,unit,suite,numer mieszkania,numer lokalu,nr mieszkania,lokal,mieszkanie,квартира,кв",
  date: "order date,ordered at,date order,created at,created date,date created,created,createdate,creation date,created time,create time,create date,created on,createdat,date add,date added,add date,order add date,add time,order time,placed at,date placed,purchase date,date purchased,submitted at,submitted on,submission date,submit date,submission time,data zamowienia,data zlozenia,data utworzenia,data wyslania,bestelldatum,дата замовлення,дата заказа,дата створення,дата заявки,date time,datetime,timestamp,date,time,дата",
  currency:
    "currency,currency code,currencycode,order currency,currency id,currency iso,currency iso code,waluta,wahrung,валюта",
  comment:
    "note,notes,comment,comments,note to order,order note,order notes,order comment,order comments,special instructions,instructions,message,your message,remarks,remark,uwagi,uwagi do zamowienia,komentarz,wiadomosc,bemerkung,bemerkungen,anmerkung,nachricht,kommentar,коментар,коментар до замовлення,комментарий,комментарий к заказу,примітка,побажання,повідомлення,сообщение",
  key: "order id,orderid,order uuid,order number,order no,order nr,ordernumber,order serial number,order key,submission id,submissionid,response id,lead id,leadgen id,id zamowienia,numer zamowienia,nr zamowienia,id zgloszenia,numer zgloszenia,bestellnummer,номер замовлення,номер заявки,номер заказа,id замовлення",
  id: "id,uuid",
  test: "test,is test,test mode,istest,testmode",
  method:
    "method,method title,method name,service,service name,option,carrier,carrier name,courier,courier name,provider,type,title,name,company,way,method label,line title,lines title,metoda,sposob,forma,firma,спосіб,служба,перевізник,способ",
  payment:
    "payment method,payment method title,payment method name,payment type,payment type name,payment type title,payment option,payment option name,payment,payments,payment name,payment title,payment system,paymentsystem,payment gateway,gateway,gateway name,sposob platnosci,metoda platnosci,forma platnosci,platnosc,zahlungsart,спосіб оплати,оплата,способ оплаты",
  paid: "paid,is paid,payment status,financial status,date paid,paid at,оплачено,oplacone",
  pointId:
    "point id,pickup point id,warehouse id,warehouse ref,branch number,branch ref,locker id,paczkomat,point code,warehouse number,point,id punktu,номер відділення",
  pointName:
    "point name,pickup point,receive point,warehouse,warehouse name,branch,branch name,point,відділення,відділення нової пошти,номер відділення,отделение,поштомат,punkt odbioru",
  product:
    "name,title,product name,product title,item name,item title,product,item,text,label,description,productname,nazwa,nazwa produktu,produkt,towar,bezeichnung,artikel,назва,назва товару,товар,найменування,наименование,название",
  sku: "sku,product sku,item sku,seller sku,article,article number,product code,product number,symbol,артикул,код товару,kod produktu,artikelnummer",
  ean: "ean,ean 1,gtin,barcode,ean code,kod ean,штрихкод,штрих код",
  quantity:
    "quantity,qty,product quantity,item quantity,count,pieces,quantity ordered,ilosc,sztuk,liczba,menge,anzahl,кількість,кількість шт,количество,кол во",
  tax: "tax rate,vat rate,tax,vat,product vat,tax percent,stawka vat,ставка пдв",
  weight: "weight,product weight,grams,waga,вага",
};

const meaningsByPhrase = /* @__PURE__ */ lazily(() => {
  const found = new Map<string, Map<string, number>>();
  for (const [meaning, names] of Object.entries(phrases))
    for (const [rank, name] of names.split(",").entries()) {
      const ranks = found.get(name) ?? new Map<string, number>();
      found.set(name, ranks.set(meaning, ranks.get(meaning) ?? rank));
    }
  return found;
});

const fillers = /* @__PURE__ */ new Set(
  "your my the a of please enter what is question field fields form input answer data 1 contact info details ваш ваша ваше вкажіть введіть введите укажите twoj twoja twoje podaj prosze ihr ihre".split(
    " ",
  ),
);

/** Names that say what they are only with the name around them: `{ "city": { "name": "…" } }`. */
const needsParent =
  /^(?:name|title|code|id|iso|number|label|type|1|work|home|main|primary|mobile|other|original)$/;

export function meaningsOf({ names }: Leaf): ReadonlyMap<string, NamedAs> {
  const last = names.at(-1) ?? [];
  const found = new Map<string, NamedAs>();
  const offer = (meaning: string, rank: number, isExact = true) => {
    const before = found.get(meaning);
    if (before === undefined || (isExact && rank < before.rank)) found.set(meaning, { isExact, rank });
  };
  const exact = (words: readonly string[], only?: readonly string[]) => {
    for (const [meaning, rank] of meaningsByPhrase().get(words.join(" ")) ?? [])
      if (only?.includes(meaning) !== false) offer(meaning, rank);
  };
  const bare = last.filter((word) => !isPartyWord(word));
  const short = bare.filter((word) => !fillers.has(word));
  for (const words of [last, bare, short]) exact(words);
  if (short[0] === "address") exact(short.slice(1));
  // `recipient: "Olena Koval"`, `recipient_title`, `delivery: "Nova Poshta"`.
  const isBare = bare.length === 0 || bare.join(" ") === "title";
  if (isBare && last.some(isPersonWord)) offer("fullname", 50);
  else if (bare.length === 0 && last.length > 0) offer("method", 50);
  if (needsParent.test(last.join(" "))) {
    const above = (names.at(-2) ?? []).filter((word) => !isPartyWord(word));
    exact([...above, ...last], ["city", "country", "state", "payment", "method", "phone", "sku", "product"]);
    exact(above, ["email", "phone", "product", "city"]);
  }
  const isOfDelivery = names
    .slice(-3)
    .some((words) => words.some((word) => isDeliveryWord(word) || carrier.test(word)));
  if (!isOfDelivery) found.delete("method");
  for (let start = 0; start < bare.length; start += 1)
    for (let end = start + 1; end <= bare.length; end += 1)
      for (const meaning of meaningsByPhrase().get(bare.slice(start, end).join(" "))?.keys() ?? [])
        if (!/^(?:method|id|test)$/.test(meaning)) offer(meaning, 60, false);
  return found;
}

const carrier = /^(?:carrier|courier|dispatch|kurier|перевізник)$/;
