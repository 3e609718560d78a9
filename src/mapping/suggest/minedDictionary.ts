import type { DictionaryText } from "./dictionary.ts";

/** Made by docs/generate/suggestDictionary.ts from the ready sets. */
export const minedDictionary: DictionaryText = {
  names: `1 comment=user_comments;>c code=-;>c column data column name=-;>c data=-;>c data id=-
>c first name=-;>c guest=-;>c id=-:2;>c ip=-;>c isnewsletter=-;>c last name=-;>c login=user_login
>c message=user_comments;>c name=user_login;>c note=user_comments:2;>c notes=user_comments:2
>c personal identity=-;>c reference id=extra_field_1;>c second name=-
>d=delivery_method:4,delivery_price:3,#:6
>d address address 1=delivery_point_id,delivery_point_name,#;>d address city=delivery_point_city
>d address same as >i=-;>d address zip=delivery_point_postcode
>d addresses >d method=delivery_method;>d amount=-,delivery_price:2;>d comment=user_comments
>d cost=delivery_price:3;>d cost amount subtotal=-;>d cost amount tax=-
>d cost amount total=delivery_price;>d cost inc tax=delivery_price;>d description=delivery_method
>d details=-;>d fee=delivery_price;>d fees=delivery_price;>d gross price=delivery_price
>d incl tax=delivery_price;>d lines=delivery_method;>d lines method=delivery_method
>d lines method id=-;>d lines method title=delivery_method;>d lines title=delivery_method
>d lines total tax=-;>d method=delivery_method:7
>d method name=delivery_method:4,delivery_point_name,#:4;>d option=delivery_method:2
>d option >d method name=delivery_method,delivery_point_name,#;>d option >d rate=delivery_price
>d option name=delivery_method;>d option pickup instruction=delivery_point_address
>d person country name=-;>d person state or province code=-;>d point id=delivery_point_id:2
>d point name=delivery_point_name:2;>d price=delivery_price:3
>d provider data >d warehouse id=delivery_point_id;>d rate=delivery_method,delivery_price:2
>d rate display name=delivery_method;>d response from=-;>d service=delivery_method;>d smart=-
>d title=delivery_method:2;>d total=delivery_price:3;>d total value=delivery_price
>d type=-,delivery_method:2,#:2;>d type id=-;>d type title=delivery_method;>d value=delivery_price
>d warehouse id=delivery_point_id;>i=want_invoice;>i >i=want_invoice;>i >i value=want_invoice
>i address address 1=-;>i address city=-;>i address country=-;>i address postal code=-;>i email=-
>i number=extra_field_1;>i required=want_invoice:2;>i vat=want_invoice;>s code=line.sku;>s comment=-
>s data=-;>s data name=-;>s fio=-;>s id=-;>s money=line.-;>s money amount=line.-;>s name=-;>u ctr=-
>u url=-;acceptance 1=-;accepted=-;ad name=-;additional information=payment_method;addr=address
addr kod=postcode;addr line 1=address;addr line 2=address;addr miasto=city;addr text=address
addr ulica=address;address=address:2;address 1=address:6,delivery_point_id,delivery_point_name,#:6
address 2=address:6;address address 1=-,address:2,#:2;address address 2=address:2
address city=-,city:4,delivery_point_city,#:4;address company=company:4
address company name=company:2;address country=-,country_code:2,#:2
address country code=country_code:2;address email=email;address first name=firstname:4
address last name=lastname:4;address line=address;address line 1=address:2;address line 2=address:2
address locality=city;address modified at=-;address name=fullname;address phone=phone:4
address phone number=phone;address post code=-;address postal code=-,postcode:2,#:2
address province=state:2;address same as=-;address state=state
address street=address,delivery_point_address,#;address telephone=phone;address vat id=nip:2
address vat number=nip;address zip=postcode;address zip code=delivery_point_postcode,postcode,#
adres=address;adres email=email;adresse=address;adset name=-;amount=line.quantity;amount >d=-
amount discount=-,line.-;amount saved=discount;amount subtotal=-,line.-;amount tax=-,line.-
amount total=delivery_price,line.line_brutto,total:2,#:2;anmerkung=user_comments;answers type=-
anzahl=line.quantity;apartment=address;apellido=lastname;apt=address;article=line.sku:2
article number=line.sku;artikel=line.name;artikelnummer=line.sku;artikul=line.sku
associated creative=-;associated entity associated creative=-;attempts counter=-
attributes=line.attributes;attrs=line.-;attrs id=line.-;attrs is matrix=line.-;barcode=line.ean:2
base currency code=-;bemerkung=user_comments;bestelldatum=date_add;bestellnummer=key;billsec=-:2
bought at=date_add;branch=delivery_point_name;brief=user_comments;building=address;bundesland=state
business name=company:2;call category=-;call details billsec=-;call details company id=-
call details disposition=order_status_id;call details external number=fullname,phone,#
call details general call id=extra_field_1,key,#;call details internal number=-
call details start time=date_add;calldate=date_add;calle=address;caller=fullname,phone,#
campaign=-:2;campaign id=admin_comments;campaign name=-;cantidad=line.quantity
carrier=delivery_method;cart=line.name;cart price=line.price_brutto;cart qty=line.quantity
cart sku=line.sku;cart title=line.name;catalog id=extra_field_1;cell=phone;cena=line.price_brutto
cena brutto=line.price_brutto;cena jednostkowa=line.price_brutto;changes field=-;channel=-:2
checkbox gift=admin_comments;choices labels=-;city=city:20,delivery_point_city:2,#:20
city string value=city;city values=city;ciudad=city;code postal=postcode;codigo postal=postcode
color=-,line.attributes;column data column name=-;column name=-;column start=-
comment=-,user_comments:8;commentaire=user_comments;comments=user_comments;company=company:9
company id=-;company name=company:4;company name string value=company;company tax id=nip
completion date=date_add;configurable item options option id=line.-
configurable item options option value=line.-;consent id=-;consent responses accepted=-
consent responses consent id=-;contact=fullname,key,#;contact first name=firstname;contact id=key
contact last name=lastname;contact name=fullname:2;contact person=fullname;contact phone=phone
contact phone number=phone;contact tags=-;contact username=-;content=-
content >d address same as >i=-;content >d fees=delivery_price;content >d method=delivery_method
content >i address address 1=-;content >i address city=-;content >i address country=-
content >i address postal code=-;content >i number=extra_field_1
content address address 1=-,address,#;content address address 2=address
content address city=-,city,#;content address company name=company
content address country=-,country_code,#;content address name=fullname;content address phone=phone
content address postal code=-,postcode,#;content address province=state;content address same as=-
content address vat number=nip;content completion date=date_add;content creation date=date_add
content currency=currency;content email=email;content final grand total=total;content items total=-
content notes=-;content payment method=payment_method,payment_method_cod,#
content payment status=paid;content status=-;content text=-;content token=key;content type=-
correo=email;cost=delivery_price;cost amount=delivery_price;cost amount subtotal=-;cost amount tax=-
count=line.quantity:2;country=country_code:9;country code=country_code:5;country id=country_code:2
country iso=country_code:2;country iso 2=country_code;country name=-,country_code
country string value=country_code;county=state;coupon=-,discount,#;coupon amount=discount
coupon code=-,admin_comments:2;coupon lines=admin_comments;coupon lines code=admin_comments
coupon title=-;coupon value=-,discount,#;courriel=email;create date=date_add:2
create timestamp=date_add:2;created=date_add:3;created at=date_add:6;created date=date_add
created on=-,date_add;created time=date_add;created timestamp=date_add;creation date=date_add:2
ctr=-;cui=nip;currency=currency:15;currency code=currency:4,line.-;custom fields discord=-
custom fields type=-;d=date_add;data=-,fullname,#;data amount discount=line.-
data amount subtotal=line.-;data amount tax=line.-;data amount total=line.line_brutto
data description=line.name;data id=-;data name=fullname;data quantity=line.quantity
data wyslania=date_add;data zamowienia=date_add;date=-,date_add:5;date add=date_add
date added=date_add;date created=-,date_add:4;date created gmt=date_add;date modified=-
date paid=paid;date value=date_add;datum=date_add;definition=admin_comments
definition title=admin_comments;description=-:2,line.name;designation=line.name;details=-,fullname,#
details business name=company;details email=email;details name=fullname;details phone=phone
devise=currency;dic=nip;direccion=address;discord=-;discount=-,discount:3,#:3
discount amount=-,discount:3,line.-;discount amt=discount;discount amt amount=discount
discount codes type=-;discount coupon=-;discount coupon code=-;discount coupon discount type=-
discount lines description=-;discount percent=-;discount total=-,discount:2
discount total value=discount;discount type=-;discount value=discount;discounts=-;discounts amount=-
discounts amount saved=discount;discounts type=-;display phone number=-
disposition=order_status_id:2;district=state;divisor=-;dst=-;duration=-;e mail=email:2
ean=line.ean:2;edrpou=nip;einzelpreis=line.price_brutto;email=-,email:27;email address=email:2
email email=email;email string value=email;email value=email;email values=email;emailadresse=email
entity id=-;entry date=date_add;entry id=extra_field_1,key:2,#:2;exemption=line.-
express=delivery_method;express title=delivery_method;external=line.sku;external code=line.sku
external id=key,line.sku:2;external number=fullname,phone,#;family name=lastname;field=-:2
field id=-;field np=-;field np id=-;field np title=-;field np type=-;field qty=line.quantity
field qty value=line.quantity;field ref=-;field title=-;field type=-:2;fields=-;fields id=-
fields ref=-;final grand total=total;financial status=paid:2;finished at=-;fio=fullname;firm=company
firma=company:2;firmenname=company;first=firstname:2;first line=address
first name=firstname:9,lastname;first name string value=firstname;first name values=firstname
firstname=-,firstname:4,lastname,#:5;flat=address;flavours=-;flavours title=-;fname=firstname
forename=firstname;form=-,admin_comments,fullname,#:2;form e mail=email;form email=email
form email address=email;form full name=fullname;form id=-:2,extra_field_1:2,key,#:4
form imie=fullname;form imie i nazwisko=fullname;form message=-;form name=admin_comments,fullname
form phone=phone;form phone number=phone;form q comment=user_comments;form q email=email
form q payment=payment_method,payment_method_cod,#;form q phone number=phone
form response submitted at=date_add;form response token=extra_field_1,key,#;form telefon=phone
form wiadomosc=-;form ваше імя=fullname;form кількість шт=-;form повідомлення=-;form телефон=phone
form імя=fullname;forma platnosci=payment_method;formatted address=-;formid=-;formname=-
from=-:3,phone;from id=-;from username=-,user_login,#;fulfillment status=-:2;full name=fullname:3
full name string value=fullname;full name values=fullname;full price=total;fullname=fullname
gateway name=payment_method;general call id=extra_field_1,key,#;geo city=city
geo country=country_code;geo ip=-;geo region=state;gesamt=total;gesamtbetrag=total
gesamtpreis=line.line_brutto;gewicht=line.weight;gift message=-;given name=firstname
grams=line.weight;grand total=total:4;grand total currency=currency;grand total value=total
grandtotal=total;grandtotal amount=total;grandtotal currency code=currency
gross price=line.price_brutto:2;gtin=line.ean;guest=-;handy=phone;hausnummer=address;house=address
house no=address;house number=address;ico=nip;id=key;id zamowienia=key;ilosc=line.quantity
imie=firstname,fullname;imie i nazwisko=fullname:2;increment id=extra_field_1:2,key:2,#:2
inner id=extra_field_1,key,#;inner resource id=-;internal id=key;internal number=-;ip=-:2;is gift=-
is matrix=line.-;is paid=paid:2;is starred=-;is visible on front=-;isnewsletter=-;item code=line.sku
item id=line.-;item name=line.name;item price=line.price_brutto:2;item title=line.name
items=line.attributes,line.line_brutto,line.name:8,line.sku:2,line.#:8;items amount=line.line_brutto
items barcode=line.ean;items code=line.sku;items color=-;items count=line.quantity
items discount amount=line.-;items ean=line.ean;items id=line.sku;items item id=line.-
items name=line.attributes,line.name:8,line.#:8;items pobranie=payment_method_cod
items price=line.-:2,line.price_brutto:3;items price incl tax=line.-,line.price_brutto
items product code=line.sku;items product id=line.-,line.sku;items product type=line.-
items qty ordered=line.quantity:2;items quantity=line.quantity:5;items row total=line.-
items row total incl tax=line.line_brutto;items size=-;items sku=line.sku:5;items tax=line.-
items tax percent=line.tax_rate:2;items title=line.name;items total=-:2;items total price=line.-
items unique id=line.-;items unit=line.price_brutto;items unit price=line.price_brutto
items variant id=line.sku;items vat percent=line.tax_rate;items weight=line.weight:3;key=-
kod=postcode:2;kod pocztowy=postcode;kod produktu=line.sku;kolor=line.attributes
komentarz=user_comments;kommentar=user_comments;komorka=phone;koszt >d=delivery_price
koszt przesylki=delivery_price;kraj=country_code;labels=-;land=country_code;last=lastname:2
last name=firstname,lastname:9;last name string value=lastname;last name values=lastname
lastname=-,firstname,lastname:4,#:5;lead id=extra_field_1,key:2,#:2;lead type=-
leadgen id=extra_field_1,key,#;liczba=line.quantity;line 1=address:2;line 2=address:2
line item type=line.-;line items=line.name:2;line items bought at=date_add
line items grams=line.weight;line items line item type=line.-;line items name=line.name
line items object=-;line items price=line.-,line.line_brutto;line items product id=line.-:2
line items product name=line.name;line items quantity=line.quantity:4;line items sku=line.sku:3
line items subtotal=line.-;line items title=line.name;line items total=line.line_brutto
line items variant id=line.-;line items variant title=-;line items variation id=line.-
line price=line.line_brutto;line total=line.line_brutto;lines method id=-;lines total tax=-
lname=lastname;locality=city;locker id=delivery_point_id;login=user_login:2;lookup key=line.sku
mail=email:2;membership based discount=-;menge=line.quantity;message=-:2,key,user_comments
message date=date_add;message from=phone;message from >c=-;message id=extra_field_1,key:2,#:2
message text=-;message timestamp=date_add;message to >s=user_comments;messages type=-
messaging product=-;meta data key=-;metadata campaign=-;metadata display phone number=-
metadata phone number id=-;metadata sku=line.sku
method=delivery_method:2,payment_method,payment_method_cod,#:3;method id=-
method name=delivery_method;method title=delivery_method;metoda >d=delivery_method
metoda platnosci=payment_method;miasto=city:2;miejscowosc=city;mobile=phone;mobile phone=phone
model=line.sku:2;modified at=-;modified on=-;money=line.-;money amount=line.-;mwst=line.tax_rate
nachname=lastname;nachricht=user_comments;name=-,fullname:3,line.name,#:3;name first=firstname
name id=-;name last=lastname;name surname=fullname;name text=fullname;name title=-;name type=-
name value=fullname;named values ваш телефон=phone
named values відділення нової пошти=delivery_point_id,delivery_point_name,#
named values електронна адреса=email;named values коментар необовязково=user_comments
named values місто=city;named values позначка часу=date_add,key,#
named values прізвище та імя=fullname;named values як платите=payment_method,payment_method_cod,#
natural person first name=firstname;natural person last name=lastname;nazwa=line.name
nazwa firmy=company;nazwa produktu=line.name;nazwisko=lastname;nickname=user_login;nip=nip:3
nip value=nip;nom=lastname;nom complet=fullname;nombre=fullname;notatka=user_comments
note=user_comments:2;notes=-,user_comments:2;np=delivery_point_id,delivery_point_name,#
nr domu=address;nr telefonu=phone;number=extra_field_1;number qty=line.quantity;numer domu=address
numer telefonu=phone;numer zamowienia=key;object=-:2;offer=line.name;offer name=line.name
option id=line.-;option value=line.-;options=-,line.attributes;options text=line.attributes
order=extra_field_1,key:2,total,user_comments,#:3;order >d amount=delivery_price
order >d method=delivery_method;order address=address;order amount=total;order apartment=address
order branch name=delivery_point_name;order building code=address;order catalog id=extra_field_1
order city=city;order comments=-,user_comments;order created at=date_add;order currency=currency:3
order currency code=currency;order custom shiping type name=delivery_method;order date=date_add
order email=email:2;order extra fields=-;order extra fields title=-;order floor=address
order grand total=total;order id=extra_field_1:3,key:5,#:5;order increment id=extra_field_1,key,#
order instructions=-;order name=extra_field_1,fullname;order no=extra_field_1,key
order note=user_comments;order number=extra_field_1:4;order order number=extra_field_1
order payment type=payment_method,payment_method_cod,#;order phone=phone;order price=total
order product=line.name;order product gross price=line.price_brutto;order product name=line.name
order product quantity=line.quantity;order product sku=line.sku;order shiping price=delivery_price
order shiping type=-;order source params >u ctr=-;order source params ctr=-;order status=-,paid
order street=address;order text=user_comments;order total=total;order uuid=key;ordered at=date_add
orderid=extra_field_1,key:2,#:2;organisation=company;organization=company;ort=city
owner sponsored account=-;packstation=delivery_point_id,delivery_point_name,#
packstation value=delivery_point_id,delivery_point_name,#;paczkomat=delivery_point_name
paczkomat id=delivery_point_id,delivery_point_name,#
paczkomat id value=delivery_point_id,delivery_point_name,#
paczkomat key=delivery_point_id,delivery_point_name,#
paczkomat key value=delivery_point_id,delivery_point_name,#;paid=paid;paid amount=paid
paid amount amount=paid;pais=country_code;parcel machine id=delivery_point_id,delivery_point_name,#
parcel machine id value=delivery_point_id,delivery_point_name,#;pay=payment_method_cod;payed=paid
payload=admin_comments,extra_field_1,key,#;payload id=extra_field_1,key,#
payload name=admin_comments;payload site id=-;payload submitted at=date_add
payment=payment_method,total;payment >d=delivery_method;payment >d comment=user_comments
payment >d price=delivery_price;payment additional information=payment_method
payment address=address;payment amount=total:2;payment city=city;payment code=payment_method_cod
payment company=company;payment country=country_code;payment data status=paid;payment data type=-
payment discount=-,discount,#;payment finished at=-;payment fio=fullname;payment firstname=lastname
payment gateway names=payment_method,payment_method_cod,#;payment lastname=firstname
payment method=payment_method:10,payment_method_cod:6,#:10;payment method code=payment_method_cod
payment method name=payment_method:3,payment_method_cod,#:3;payment method title=payment_method:2
payment method types=payment_method;payment module=payment_method_cod
payment option=payment_method,payment_method_cod,#
payment option name=payment_method,payment_method_cod,#;payment orderid=extra_field_1,key,#
payment postcode=postcode;payment promocode=-;payment provider=-;payment status=paid:7;payment sys=-
payment tax number=nip;payment type=-,payment_method:3,payment_method_cod:2,#:3;payment type id=-
payment type title=payment_method,payment_method_cod,#
paymentsystem=payment_method,payment_method_cod,#;pays=country_code;pcs=line.quantity
percentage=line.tax_rate;person country name=-;person name=fullname;person phone=phone
person state or province code=-;personal identity=-;phone=-:2,phone:19,#:19;phone no=phone
phone number=phone:7;phone number id=-;phone number phone number=phone
phone number string value=phone;phone number values=phone;phone numbers=extra_field_2,phone,#
phone title=-;phone value=phone;pickup instruction=delivery_point_address
pickup point=delivery_point_id,delivery_point_name:2,#:2;pickup point description=-
pickup point id=delivery_point_id:3;pickup point name=delivery_point_name;pl nip=nip
pl nip value=nip;placed at=date_add:2;platnosc=payment_method;plz=postcode
pobranie=payment_method,payment_method_cod,#;pobranie title=payment_method
point id=delivery_point_id:2;point id value=delivery_point_id;post code=-,postcode;postal=postcode
postal code=postcode:6;postal code string value=postcode;postalcode=postcode;postcode=postcode:6
postleitzahl=postcode;preis=line.price_brutto;preliminary price=-;prenom=firstname
presentment currency=-;presentment money=line.-;presentment money amount=line.-
presentment money currency code=line.-;pretty=-;price=line.-:4,line.line_brutto,line.price_brutto:16
price amount=line.price_brutto:2;price brutto=line.price_brutto;price gross=line.price_brutto
price inc tax=line.price_brutto;price incl tax=line.-,line.price_brutto;price lookup key=line.sku
price unit amount=line.-;prices include tax=-:2;private admin notes=-;prix=line.price_brutto
product=line.name:6;product code=line.sku:2;product id=line.-:4,line.sku
product items currency=currency;product items item price=line.price_brutto
product items product retailer id=line.name,line.sku,line.#;product items quantity=line.quantity
product name=line.name:8;product options=line.attributes;product price=line.price_brutto:5
product retailer id=line.name,line.sku,line.#;product sku=line.sku:5;product title=line.name
product type=line.-;products=line.line_brutto,line.name:6,line.#:6;products amount=line.line_brutto
products article=line.sku;products external code=line.sku;products external id=line.sku
products model=line.sku;products name=line.name:6;products price=line.-,line.price_brutto:4
products price inc tax=line.price_brutto;products product id=line.-;products product name=line.name
products product options=line.attributes;products qty=line.quantity
products quantity=line.quantity:6;products sku=line.sku:4;products title=line.name
products total price=line.-;products unit price=line.price_brutto;products weight=line.weight
produkt=line.name;produktname=line.name;profile=fullname;profile name=fullname;promocode=-
provider=-;province=state:2;province code=state;przesylka=delivery_method;psc=postcode
punkt odbioru=delivery_point_name;purchase date=date_add;purchased at=date_add
q address addr line 1=address;q address addr line 2=address;q address city=city
q address country=country_code;q address postal=postcode;q comment=user_comments;q email=email
q name first=firstname;q name last=lastname;q payment=payment_method,payment_method_cod,#
q phone number=phone;q phone number full=phone;qty=-,line.quantity:4;qty number=-
qty ordered=line.quantity:2;qty title=-;quantite=line.quantity;quantity=line.quantity:20
rabat=discount;rabatt=discount;radio pay=payment_method,payment_method_cod,#;range column start=-
range row start=key;rate=line.tax_rate:2;rate percent=line.tax_rate;rate percentage=line.tax_rate
razem=total:2;receipt id=extra_field_1,key,#;receipt type=-;recording=-;ref=-;region=state:5
region determined isocode=-;region determined name=-;region string value=state;remarks=user_comments
required=want_invoice;revision=-;row start=key;row total=line.-,line.line_brutto
row total incl tax=line.line_brutto;rozmiar=line.attributes;ru=line.name;rue=address
sale price=line.price_brutto;second line=address;second name=lastname;selected options type=line.-
service=-;site id=-;size=-,line.attributes;sku=line.sku:22;smart=-;societe=company
special instructions=user_comments;sponsored account=-;sponsored lead metadata campaign=-
sposob >d=delivery_method;stadt=city;staff notes=admin_comments;start time=date_add
stat created=date_add;stat status=-;state=state:6;state code=state;state or province code=-
state or province name=state;status=-:4,paid;status histories is visible on front=-;status id=-
stawka vat=line.tax_rate;strasse=address;street=address:6,delivery_point_address,#:6
street 1=address:2;street 2=address:2;street address=address:2;street address string value=address
street name=address;street number=address;subject=line.-;submission id=key:2;submitted at=date_add:4
submitter=-;subtotal=-:2,line.-,line.line_brutto;subtotal divisor=-;subtotal inc tax=-
subtotal incl tax=-;sum=line.line_brutto;suma=total;summe=total;surname=lastname;symbol=line.sku
sys=-;tags=-;tax=-,line.-;tax exemption=line.-;tax id=nip:2;tax ids=nip;tax ids value=nip
tax lines=-;tax lines label=-;tax lines rate=line.tax_rate;tax lines rate percent=line.tax_rate
tax number=nip:2;tax percent=line.tax_rate:3;tax rate=-,line.tax_rate:2;tax subject=line.-
taxes=line.-,line.tax_rate;taxes amount=line.-;taxes tax rate=-;taxes value=line.tax_rate
tel=phone:4;tel value=phone;telefon=phone:2;telefonnummer=phone;telefono=phone;telephone=phone:4
telephone number=phone;text=user_comments;text message=user_comments
text question answer=email,firstname,lastname,phone,user_comments,#
text question answer answer=email,firstname,lastname,phone,user_comments,#;text value=user_comments
time=date_add;time value=date_add;timestamp=date_add:4;tin=nip;title=line.name;title ru=line.name
title ua=line.name;to=address,fullname:2,#:2;to address 1=address;to address 2=address
to city=city:6;to company=company:3;to company name=company;to country=country_code:2
to country code=country_code:2;to country id=country_code:2;to country iso 2=country_code
to first name=firstname:2;to firstname=firstname:2;to last name=lastname:2;to lastname=lastname:2
to name=fullname:2;to number=address;to phone=phone:3;to postal code=postcode:3
to postcode=postcode:2;to region=state;to state=state:2;to state or province name=state
to street=address:4;to street 1=address;to street 2=address;to telephone=phone:2;to zip=postcode
token=extra_field_1,key:3,#:3;topic=-;total=line.line_brutto:2,total:6;total >d cost=delivery_price
total >d cost amount=delivery_price;total amount=total;total cost=total;total default=-
total details=-;total details amount=-;total details amount >d=-;total details amount discount=-
total details amount tax=-;total discount=discount;total discounts=-;total due=paid
total gross=total;total inc tax=total;total info total sum=total;total line items price=-
total price=line.-:2,line.line_brutto,total:2;total price divisor=-;total quantity=-
total sum=total:3;total tax=-:2;total to pay=total;total to pay amount=total
total to pay currency=currency;total vat cost divisor=-;town=city;tranid=extra_field_1,key,#
transaction id=key,line.-;transactions=line.name;transactions >d method=delivery_method
transactions quantity=line.quantity;transactions sku=line.sku;transactions title=line.name
transactions transaction id=line.-;type=-:10,line.-,payment_method,payment_method_cod,#:11;type id=-
ua=line.name;ulica=address:2;unique id=line.-;uniqueid=extra_field_1,key,#;unit=line.price_brutto
unit amount=line.-;unit price=line.price_brutto:3;unit price paid=line.price_brutto
unit price paid value=line.price_brutto;units=line.quantity;unternehmen=company;upc=line.ean
update id=extra_field_1,key,#;updated at=date_add;url=-;usd total=-;username=-:2,user_login:2,#:3
ust id=nip;uuid=key;uwagi=user_comments;value messaging product=-;variables city=city
variables comment=user_comments;variables email=email
variables np=delivery_point_id,delivery_point_name,#;variables order no=key
variables pay=payment_method_cod;variables phone=phone;variables total=total;variant=line.attributes
variant id=line.-,line.sku;variant sku=line.sku;variant title=-,line.attributes
variation=line.attributes;variation id=line.-;variation name=line.attributes;vat=line.tax_rate
vat id=nip:3;vat no=nip;vat number=nip:4;vat number value=nip:3;vat percent=line.tax_rate
vat rate=line.tax_rate;vatin=nip;versandart=delivery_method;versandkosten=delivery_price
versioned lead gen form urn=-;ville=city;volume discount=-;vor und nachname=fullname
vorname=firstname;waga=line.weight;wahrung=currency;waluta=currency;want >i=want_invoice
wants >i=want_invoice;warehouse=delivery_point_name;warehouse ref=delivery_point_id
wariant=line.attributes;wartosc=line.line_brutto;wartosc brutto=line.line_brutto
wartosc zamowienia=total;wcus city name=city,delivery_point_city,#
wcus city name value=city,delivery_point_city,#
wcus warehouse name=delivery_point_address,delivery_point_name,#
wcus warehouse name value=delivery_point_address,delivery_point_name,#
wcus warehouse ref=delivery_point_id;wcus warehouse ref value=delivery_point_id;webhook url=-
weight=line.weight:5;weight kg=line.weight;when=-,date_add;when date=-;when title=-
wiadomosc=-,user_comments;wojewodztwo=state;your email=email;your message=user_comments
your name=fullname:2;your tel=phone;zahlungsart=payment_method;zahlungsmethode=payment_method
zip=delivery_point_postcode,postcode:4,#:4;zip code=delivery_point_postcode,postcode:2,#:2
zipcode=postcode;znizka=discount;адрес=address;адреса=address;артикул=line.sku;будинок=address
вага=line.weight;валюта=currency;вартість=line.price_brutto;вартість >d=delivery_price
ваш телефон=phone;ваше імя=fullname:2;вулиця=address
відділення=delivery_point_id,delivery_point_name
відділення нової пошти=delivery_point_id,delivery_point_name:2,#:2;город=city;дата=date_add:2
дата замовлення=date_add;до сплати=total;дом=address;електронна адреса=email;електронна пошта=email
емейл=email;знижка=discount;имя=fullname;индекс=postcode;квартира=address;код товару=line.sku
кол во=line.quantity;коли зручно зателефонувати=-;коли зручно зателефонувати values=-
количество=line.quantity;колір=line.attributes;коментар=user_comments:3
коментар необовязково=user_comments;комментарий=user_comments;компания=company;компанія=company
контактний телефон=phone;країна=country_code;кількість=line.quantity;кількість шт=-;моб=phone
місто=city:3;назва=line.name;назва товару=line.name;найменування=line.name;населений пункт=city
номер відділення=delivery_point_name;номер замовлення=key;номер телефона=phone;номер телефону=phone
область=state;оплата=payment_method:2,payment_method_cod,#:2;оплачено=paid;організація=company
отделение=delivery_point_name;побажання=user_comments;повідомлення=-,user_comments
позначка часу=date_add,key,#;почта=email;пошта=email;поштовий індекс=postcode
поштомат=delivery_point_name;примітка=user_comments;прізвище=firstname,lastname
прізвище та імя=fullname;піб=fullname;разом=total;регіон=state;розмір=line.attributes
сообщение=user_comments;способ оплаты=payment_method;спосіб >d=delivery_method
спосіб оплати=payment_method;ставка пдв=line.tax_rate;страна=country_code
сума=line.line_brutto,total:2;телефон=phone:3;товар=line.name,line.sku;товар raw value=line.sku
улица=address;фамилия=lastname;фио=fullname;цена=line.price_brutto;ціна=line.price_brutto
штрихкод=line.ean;як платите=payment_method,payment_method_cod,#;який розмір ковдри вам потрібен=-
який розмір ковдри вам потрібен values=-;який товар цікавить=-;єдрпоу=nip
імя=firstname,fullname:2,#:2;імя та прізвище=fullname;індекс=postcode:2;іпн=nip`,
  lists: `cart;data;items;line items;order product;pozycje;product items;products;text;transactions;товари
що замовляєте`,
  nameKeys: `column_id;field.ref;id;is_visible_on_front;key;label;name;question;questionId;ref;title`,
  valueKeys: `answer;answerDetails;boolean;choices;comment;date;number;raw_value;string_value;text;title;value
values`,
  trust: `admin_comments=0.51;date_add=0.79;delivery_address=0.70;delivery_company=0.51
delivery_point_name=0.57;extra_field_1=0.73;invoice_address=0.71;invoice_city=0.71
invoice_country_code=0.71;invoice_fullname=0.64;invoice_nip=0.71;invoice_postcode=0.71
line.attributes=0.76;line.name=0.80;line.price_brutto=0.80;line.tax_rate=0.84;line.weight=0.66
payment_method=0.85;user_comments=0.53;user_login=0.65`,
};
