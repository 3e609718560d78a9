/** Words for parts of an order in everyday language, for names that no ready set happens to have. */
export const seeds: Readonly<Record<string, string>> = {
  phone:
    "phone,phone number,telephone,tel,mobile,mobile phone,cell,phone no,телефон,номер телефону,номер телефона,моб,контактний телефон,telefon,numer telefonu,nr telefonu,handy,telefonnummer,telefono,telephone number,komorka",
  email:
    "email,e mail,mail,email address,пошта,електронна пошта,емейл,почта,adres email,emailadresse,courriel,correo",
  fullname:
    "full name,fullname,your name,contact name,contact person,person name,name surname,recipient name,піб,фио,імя та прізвище,імя,ваше імя,имя,imie i nazwisko,vor und nachname,nom complet,nombre",
  firstname: "first name,firstname,given name,forename,fname,imie,vorname,prenom,імя,name first",
  lastname:
    "last name,lastname,surname,family name,lname,nazwisko,nachname,прізвище,фамилия,nom,apellido,name last",
  company:
    "company,company name,organization,organisation,business name,firm,firma,nazwa firmy,компанія,компания,організація,unternehmen,firmenname,societe",
  address:
    "address,street,street address,address 1,address 2,address line 1,address line 2,address line,line 1,line 2,house,house number,building,flat,apartment,apt,street 1,street 2,street name,street number,house no,адреса,адрес,вулиця,будинок,квартира,улица,дом,ulica,adres,numer domu,nr domu,strasse,hausnummer,rue,adresse,calle,direccion",
  postcode:
    "postcode,postal code,zip,zip code,zipcode,post code,postalcode,kod pocztowy,kod,plz,postleitzahl,індекс,поштовий індекс,индекс,code postal,codigo postal,psc",
  city: "city,town,locality,address locality,місто,населений пункт,город,miasto,miejscowosc,stadt,ort,ville,ciudad",
  state:
    "state,province,region,county,область,регіон,wojewodztwo,bundesland,state code,province code,district",
  country_code: "country,country code,country iso,країна,страна,kraj,land,pays,pais",
  nip: "nip,vat number,vat id,tax id,tax number,vat no,vatin,edrpou,єдрпоу,іпн,ust id,ico,dic,cui",
  currency: "currency,currency code,валюта,waluta,wahrung,devise,order currency",
  date_add:
    "created at,created,create date,date created,order date,date,date add,ordered at,placed at,submitted at,purchased at,purchase date,creation date,created date,timestamp,дата,дата замовлення,data zamowienia,data wyslania,bestelldatum,datum",
  user_comments:
    "comment,comments,note,notes,message,customer note,buyer note,order note,remarks,special instructions,коментар,комментарий,примітка,побажання,повідомлення,сообщение,uwagi,wiadomosc,komentarz,notatka,nachricht,kommentar,bemerkung,anmerkung,commentaire,buyer notes,text message",
  payment_method:
    "payment method,payment method title,payment type,payment method name,gateway name,payment,спосіб оплати,оплата,способ оплаты,metoda platnosci,platnosc,forma platnosci,zahlungsart,zahlungsmethode",
  paid: "paid,is paid,payment status,financial status,оплачено",
  delivery_method:
    "delivery method,shipping method,shipping method name,delivery type,carrier,shipping option,delivery service,shipping title,спосіб доставки,доставка,metoda dostawy,sposob dostawy,dostawa,przesylka,versandart",
  delivery_price:
    "delivery price,shipping price,shipping cost,delivery cost,shipping total,delivery fee,shipping amount,shipping rate,вартість доставки,koszt dostawy,koszt przesylki,versandkosten",
  delivery_point_name:
    "warehouse,branch,pickup point,delivery point name,відділення,відділення нової пошти,номер відділення,отделение,поштомат,punkt odbioru,paczkomat",
  delivery_point_id: "delivery point id,pickup point id,locker id,point id,warehouse ref",
  user_login: "login,username,user name,nickname",
  want_invoice: "want invoice,wants invoice,invoice required,faktura vat",
  key: "order id,id,uuid,orderid,lead id,submission id,entry id,transaction id,token,номер замовлення,id zamowienia,numer zamowienia,bestellnummer,order uuid,external id",
  extra_field_1: "order number,number,order no,order name",
  total:
    "total,total price,order total,grand total,amount total,total amount,total sum,total cost,сума,до сплати,разом,razem,suma,wartosc zamowienia,gesamt,gesamtbetrag,summe",
  discount: "discount,discount total,discount amount,total discount,coupon amount,знижка,rabat,znizka,rabatt",
  "line.sku":
    "sku,article,artikul,vendor code,product code,product sku,variant sku,item code,артикул,код товару,kod produktu,symbol,artikelnummer,article number,model",
  "line.ean": "ean,barcode,gtin,ean 13,upc,штрихкод",
  "line.name":
    "product,product name,product title,item name,item title,title,name,products name,items name,товар,назва,назва товару,найменування,produkt,nazwa,nazwa produktu,artikel,produktname,designation",
  "line.price_brutto":
    "price,unit price,item price,price brutto,price gross,gross price,product price,sale price,ціна,вартість,цена,cena,cena brutto,cena jednostkowa,preis,einzelpreis,prix",
  "line.line_brutto":
    "line total,total,sum,subtotal,total price,line price,row total,сума,wartosc,wartosc brutto,gesamtpreis",
  "line.quantity":
    "quantity,qty,count,amount,pcs,units,кількість,кол во,количество,ilosc,liczba,menge,anzahl,quantite,cantidad",
  "line.attributes":
    "variant,variant title,attributes,options,options text,variation,variation name,size,color,колір,розмір,wariant,rozmiar,kolor",
  "line.weight": "weight,weight kg,вага,waga,gewicht",
  "line.tax_rate": "tax rate,vat rate,tax percent,vat,stawka vat,mwst,ставка пдв",
};
