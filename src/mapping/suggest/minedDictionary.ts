import type { DictionaryText } from "./dictionary.ts";

/** Made by docs/generate/suggestDictionary.ts from the ready sets. */
export const minedDictionary: DictionaryText = {
  names: `1 comment=user_comments;>c=-;>c >d address >c >d address pickup point internal id=-
>c >d address pickup point internal id=-;>c >i address >c nip=want_invoice;>c >s id=-
>c account >c id=-;>c account >c login=user_login;>c code=-;>c column data column name=-
>c comment=user_comments:2;>c data=-;>c data id=-;>c first name=-;>c guest=-;>c has email=-
>c id=-:6;>c info contact id=-;>c info visitor id=-;>c ip=-;>c isnewsletter=-;>c language=-
>c last name=-;>c login=user_login:2;>c message=user_comments;>c name=user_login;>c nip=want_invoice
>c note=user_comments:3;>c note to courier=-;>c note to order=-;>c notes=user_comments:2;>c number=-
>c personal identity=-;>c pickup point address=delivery_point_name
>c pickup point address city=delivery_point_city;>c pickup point address name=delivery_point_name
>c pickup point address pickup point id=delivery_point_id
>c pickup point address street=delivery_point_address
>c pickup point address zip code=delivery_point_postcode;>c reference id=extra_field_1
>c second name=-;>d=delivery_method:5,delivery_price:3,#:7;>d >d method id=-
>d >d receive point=delivery_point_id,delivery_point_name,#;>d >d service id=-:2
>d >d service name=delivery_method,delivery_point_name,#;>d >u code=-;>d address 1=delivery_point_id
>d address address 1=delivery_point_id,delivery_point_name,#;>d address city=delivery_point_city
>d address same as >i=-;>d address zip=delivery_point_postcode
>d addresses >d method=delivery_method;>d amount=-,delivery_price:2;>d code=-
>d comment=user_comments;>d cost=delivery_price:5;>d cost amount subtotal=-;>d cost amount tax=-
>d cost amount total=delivery_price;>d cost inc tax=delivery_price;>d costs=delivery_price;>d date=-
>d description=delivery_method;>d details=-;>d fee=delivery_price;>d fees=delivery_price
>d gross price=delivery_price;>d id=-;>d incl tax=delivery_price;>d info=delivery_method
>d info title=delivery_method;>d lines=delivery_method;>d lines method=delivery_method
>d lines method id=-;>d lines method title=delivery_method;>d lines title=delivery_method
>d lines total tax=-;>d method=delivery_method:9;>d method id=-
>d method name=delivery_method:5,delivery_point_name,#:5;>d methods=delivery_method,delivery_price,#
>d methods amount=delivery_price;>d methods name=delivery_method;>d name=delivery_method
>d name logo=-;>d option=delivery_method:2
>d option >d method name=delivery_method,delivery_point_name,#;>d option >d rate=delivery_price
>d option name=delivery_method;>d option pickup instruction=delivery_point_address
>d person country name=-;>d person state or province code=-;>d place house=delivery_point_address
>d place id=-;>d place number=delivery_point_id,delivery_point_name,#
>d place street=delivery_point_address;>d point id=delivery_point_id:2
>d point name=delivery_point_name:2;>d price=delivery_price:4
>d provider data >d warehouse id=delivery_point_id;>d rate=delivery_method,delivery_price:2
>d rate display name=delivery_method;>d receive point=delivery_point_id,delivery_point_name,#
>d ref id=-;>d response from=-;>d service=delivery_method:2;>d service id=-:2
>d service name=delivery_method:2,delivery_point_name,#:2;>d service source name=-;>d smart=-
>d tax value=-;>d title=delivery_method:2;>d title first name=-;>d title last name=-
>d title second name=-;>d total=delivery_price:6;>d total value=delivery_price
>d type=-,delivery_method:2,#:2;>d type id=-;>d type title=delivery_method;>d value=delivery_price
>d warehouse id=delivery_point_id;>i=-,want_invoice;>i >i=want_invoice;>i >i value=want_invoice
>i address 1=delivery_point_id;>i address address 1=-;>i address city=-;>i address country=-
>i address postal code=-;>i address tax id=want_invoice;>i currency=-;>i email=-
>i number=extra_field_1;>i required=want_invoice:2;>i vat=want_invoice;>s code=line.sku
>s comment=-,admin_comments;>s data=-;>s data name=-;>s fio=-;>s id=-:4;>s money=line.-
>s money amount=line.-;>s name=-;>u code=-;>u ctr=-;>u number=-;>u url=-;acceptance 1=-;accepted=-
account=-:2;account email=email;account id=-;account phone 1=phone;account phone 2=phone
activation id=-;ad name=-;additional address line 1=address;additional information=payment_method
addr=address;addr kod=postcode;addr line 1=address;addr line 2=address;addr miasto=city
addr text=address;addr ulica=address;address=address:3,delivery_point_name,#:3
address 1=address:8,delivery_point_id:2,delivery_point_name,#:8;address 2=address:8
address >d other=-;address >i vat number=want_invoice;address address 1=-,address:4,#:4
address address 2=address:4;address address city=city;address address country=country_code
address address country id=country_code;address address firm=company
address address first name=firstname;address address last name=lastname;address address line=address
address address line 2=address;address address phone 1=phone
address address pickup point internal id=-;address address street=address
address address zip code=postcode;address city=-,city:11,delivery_point_city,#:11
address company=company:8;address company name=company:2;address country=-,country_code:6,#:6
address country code=country_code:6;address country id=country_code;address country iso=country_code
address email=email;address firm=company;address first name=firstname:7
address firstname=firstname:2;address last name=lastname:7;address lastname=lastname:2
address line=address:2;address line 1=address:2;address line 2=address:3;address locality=city
address modified at=-;address name=fullname;address nip=nip;address payload city ref=-
address phone=phone:7;address phone 1=phone;address phone mobile=phone;address phone number=phone:2
address pickup point internal id=-;address post code=-;address postal code=-,postcode:4,#:4
address postcode=postcode:3;address province=state:3;address province name=state
address region=state;address same as=-;address state=state
address street=address:3,delivery_point_address,#:3;address street 1=address
address street 2=address;address subdivision=state;address tax id=nip;address telephone=phone
address vat id=nip:2;address vat number=nip:2;address zip=postcode:2
address zip code=delivery_point_postcode,postcode:2,#:2;adres=address;adres email=email
adresse=address;adset name=-;amount=line.quantity;amount >d=-;amount discount=-,line.-
amount saved=discount;amount subtotal=-,line.-;amount tax=-,line.-
amount total=delivery_price,line.line_brutto,total:3,#:3;amount with discount=total
anmerkung=user_comments;answers type=-;anzahl=line.quantity;apartment=address;apellido=lastname
apm access point id=delivery_point_id,delivery_point_name,#;app version=-;apt=address
article=line.sku:3;article number=line.sku;artikel=line.name;artikelnummer=line.sku;artikul=line.sku
associated creative=-;associated entity associated creative=-;attempts counter=-
attributes=line.attributes;attrs=line.-;attrs id=line.-;attrs is matrix=line.-;barcode=line.ean:3
base currency code=-;bemerkung=user_comments;bestelldatum=date_add;bestellnummer=key;billsec=-:2
bought at=date_add;branch=delivery_point_name;branch number=delivery_point_id;branch ref=-
brief=user_comments;building=address;bundesland=state;business name=company:2;call category=-
call details billsec=-;call details company id=-;call details disposition=order_status_id
call details external number=fullname,phone,#;call details general call id=extra_field_1,key,#
call details internal number=-;call details start time=date_add;callback off=-;calldate=date_add
calle=address;caller=fullname,phone,#;campaign=-:2;campaign id=admin_comments;campaign name=-
cantidad=line.quantity;carrier=delivery_method;carrier name=delivery_method;cart=line.name
cart price=line.price_brutto;cart qty=line.quantity;cart sku=line.sku;cart title=line.name
catalog id=extra_field_1;catalog item id=-;catalog reference catalog item id=-;cell=phone
cena=line.price_brutto;cena brutto=line.price_brutto;cena jednostkowa=line.price_brutto;changed=-
changes field=-;channel=-:2;channel contact email=-;channel contact phone number=-
channel info type=-;checkbox gift=admin_comments;checkout completed at=date_add;choices labels=-
city=-,city:28,delivery_point_city:3,#:28;city name=-,city;city name ua=city;city ref=-:2
city region title=-;city status=-;city string value=city;city title=city;city values=city
ciudad=city;code postal=postcode;codigo postal=postcode;color=-,line.attributes
column data column name=-;column name=-;column start=-;comment=-,line.-,user_comments:10
commentaire=user_comments;comments=user_comments;company=company:16;company id=-
company name=company:4;company name string value=company;company tax id=nip;completion date=date_add
configurable item options option id=line.-;configurable item options option value=line.-;confirm=-
consent id=-;consent responses accepted=-;consent responses consent id=-;contact=fullname,key,#
contact contact id=-;contact details company=company;contact details first name=firstname
contact details last name=lastname;contact details phone=phone;contact email=-,email
contact fio=fullname;contact first name=firstname;contact id=-,key;contact last name=lastname
contact locale=-;contact name=fullname:2;contact person=fullname;contact phone=phone
contact phone number=-,phone;contact tags=-;contact username=-;contacts=-;contacts >c id=-
contacts company=company;contacts email=email;contacts f name=lastname;contacts id=-
contacts l name=firstname;contacts m name=lastname;contacts phone=phone;content=-
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
context activation id=-;context meta site id=-;correo=email;cost=delivery_price:2
cost amount=delivery_price;cost amount subtotal=-;cost amount tax=-;cost price=line.-
cost with discount=-,line.-;count=line.quantity:2;country=country_code:11
country code=country_code:8;country id=country_code:3;country iso=country_code:4
country iso 2=country_code;country name=-,country_code;country string value=country_code
county=state;coupon=-,discount,#;coupon amount=discount;coupon code=-,admin_comments:2
coupon lines=admin_comments;coupon lines code=admin_comments;coupon title=-
coupon value=-,discount,#;courier id=-;courier name=delivery_method;courier webservice id=-
courriel=email;create date=date_add:2;create timestamp=date_add:2;created=date_add:4
created at=date_add:8;created date=date_add:2;created on=-,date_add;created time=date_add
created timestamp=date_add;creation date=date_add:2;ctr=-;cui=nip;currency=-,currency:16
currency code=currency:6,line.-;currency factor=-;currency id=-,currency;currency iso=currency
currency iso code=currency;currency rate=-;current state=-;custom fields discord=-
custom fields type=-;d=date_add;data=-:2,extra_field_1,fullname,key,#:2;data >c id=-
data >d costs=delivery_price;data >d method=delivery_method;data address=address
data amount discount=line.-;data amount subtotal=line.-;data amount tax=line.-
data amount total=line.line_brutto;data comment=user_comments;data contact id=-
data description=line.name;data discount amount=discount;data external id=extra_field_1
data field email=email;data field email 2=-;data field first name=firstname
data field first name 1=-;data field last name=lastname;data field phone=phone;data form id=-:2
data form name=admin_comments;data id=-:2,extra_field_1,key,#:2;data name=fullname
data order time=date_add;data organization id=-;data payment amount=total
data payment method=payment_method,payment_method_cod,#;data quantity=line.quantity;data rest pay=-
data sajt=-;data status id=-;data submission id=extra_field_1,key,#;data submission time=date_add
data submissions link=-;data update at=-;data version=-;data wyslania=date_add
data zamowienia=date_add;date=-:2,date_add:6;date add=date_add:2;date added=date_add
date created=-,date_add:4;date created gmt=date_add;date modified=-;date paid=paid
date value=date_add;datum=date_add;definition=admin_comments;definition title=admin_comments
description=-:2,line.name,payment_method,payment_method_cod,#:3;designation=line.name
details=-,fullname,#;details business name=company;details email=email;details name=fullname
details phone=phone;devise=currency;dic=nip;direccion=address;discord=-
discount=-:2,discount:3,line.-,#:4;discount >c=-;discount amount=-,discount:5,line.-
discount amt=discount;discount amt amount=discount;discount codes type=-;discount coupon=-
discount coupon code=-;discount coupon discount type=-;discount group=-;discount lines description=-
discount perc=line.-;discount percent=-;discount total=-:2,discount:2;discount total value=discount
discount type=-;discount value=discount;discounts=-;discounts amount=-
discounts amount saved=discount;discounts type=-;dispatch >d date=-;dispatch courier id=-
dispatch courier name=delivery_method;dispatch courier webservice id=-;dispatch date=-
display phone number=-;disposition=order_status_id:2;district=state;divisor=-
document name=line.name;dst=-;duration=-;e mail=email:2;ean=line.ean:2;edrpou=nip
einzelpreis=line.price_brutto;email=-,email:37;email address=email:2;email email=email
email string value=email;email value=email;email values=email;emailadresse=email;entity fqdn=-
entity id=-,key;entry date=date_add;entry id=extra_field_1,key:2,#:2;event id=-;event time=-
exemption=line.-;express=delivery_method;express title=delivery_method;external=line.sku
external code=line.sku;external id=extra_field_1,key,line.sku:2;external number=fullname,phone,#
f name=lastname;factor=-;family name=lastname;field=-:2;field email=email;field email 2=-
field first name=firstname;field first name 1=-;field id=-;field last name=lastname;field np=-
field np id=-;field np title=-;field np type=-;field phone=phone;field qty=line.quantity
field qty value=line.quantity;field ref=-;field title=-;field type=-:2;fields=-;fields id=-
fields ref=-;final grand total=total;financial status=paid:2;finished at=-;fio=fullname
firm=company:2;firma=company:2;firmenname=company;first=firstname:3;first line=address
first name=-,firstname:14,lastname;first name string value=firstname;first name values=firstname
firstname=-,firstname:6,lastname,#:7;flat=address;flavours=-;flavours title=-;fname=firstname
forename=firstname;form=-,admin_comments,fullname,#:2;form e mail=email;form email=email
form email address=email;form full name=fullname;form id=-:4,extra_field_1:2,key,#:6
form imie=fullname;form imie i nazwisko=fullname;form message=-;form name=admin_comments:2,fullname
form phone=phone;form phone number=phone;form q comment=user_comments;form q email=email
form q payment=payment_method,payment_method_cod,#;form q phone number=phone
form response submitted at=date_add;form response token=extra_field_1,key,#;form telefon=phone
form wiadomosc=-;form ваше імя=fullname;form кількість шт=-;form повідомлення=-;form телефон=phone
form імя=fullname;forma platnosci=payment_method;formatted address=-;formatted phone=-;formid=-
formname=-;from=-:3,phone;from id=-;from username=-,user_login,#;fulfillment status=-:2
full name=fullname:3;full name string value=fullname;full name values=fullname;full price=total
fullname=fullname;furgonetka point=delivery_point_id,delivery_point_name,#
furgonetka point value=delivery_point_id,delivery_point_name,#;gateway name=payment_method
general call id=extra_field_1,key,#;geo city=city;geo country=country_code;geo ip=-;geo region=state
gesamt=total;gesamtbetrag=total;gesamtpreis=line.line_brutto;gewicht=line.weight;gift=-
gift message=-:2;given name=firstname;grams=line.weight;grand total=total:5
grand total currency=currency;grand total value=total;grandtotal=total;grandtotal amount=total
grandtotal currency code=currency;gross price=line.price_brutto:2;gtin=line.ean;guest=-;handy=phone
has email=-;hausnummer=address;house=address;house no=address;house number=address;ico=nip;id=key
id currency=-;id zamowienia=key;identifier=line.-;ilosc=line.quantity;imie=firstname,fullname
imie i nazwisko=fullname:2;increment id=extra_field_1:2,key:2,#:2;info account=-;info contact id=-
info email=email;info visitor id=-;info webhook type=-;inner id=extra_field_1,key,#
inner resource id=-;internal id=key;internal number=-;ip=-:2;is gift=-;is matrix=line.-
is paid=paid:2;is starred=-;is visible on front=-;isnewsletter=-;iso=country_code;iso code=currency
item article=line.sku;item code=line.sku;item id=line.-:2;item name=line.name:2
item price=line.-,line.price_brutto:2;item price offer id=line.sku;item title=line.name;item total=-
items=line.attributes,line.line_brutto,line.name:9,line.sku:2,line.#:9;items amount=line.line_brutto
items barcode=line.ean;items code=line.sku;items color=-;items count=line.quantity
items discount amount=line.-;items ean=line.ean;items id=line.sku;items item id=line.-
items name=line.attributes,line.name:8,line.#:8;items pobranie=payment_method_cod
items price=line.-:2,line.price_brutto:3;items price incl tax=line.-,line.price_brutto
items product code=line.sku;items product id=line.-,line.sku;items product name=line.name
items product title=line.name;items product type=line.-;items qty ordered=line.quantity:2
items quantity=line.quantity:7;items row total=line.-;items row total incl tax=line.line_brutto
items size=-;items sku=line.sku:5;items subtitle=line.-;items subtotal=line.-;items tax=line.-
items tax percent=line.tax_rate:2;items title=line.name:2;items total=-:3,line.line_brutto:2
items total price=line.-;items unique id=line.-;items unit=line.price_brutto
items unit price=line.-,line.line_brutto,line.price_brutto;items variant id=line.sku
items variant name=line.attributes;items variant sku=line.sku;items variant title=line.attributes
items vat percent=line.tax_rate;items weight=line.weight:3;key=-;kit id=line.-;kod=postcode:2
kod pocztowy=postcode;kod produktu=line.sku;kolor=line.attributes;komentarz=user_comments
kommentar=user_comments;komorka=phone;koszt >d=delivery_price;koszt przesylki=delivery_price
kraj=country_code;l name=firstname;labels=-;land=country_code;language=-;last=lastname:3
last name=-,firstname,lastname:14;last name string value=lastname;last name values=lastname
lastname=-,firstname,lastname:6,#:7;lead id=extra_field_1,key:2,#:2;lead type=-
leadgen id=extra_field_1,key,#;liczba=line.quantity;line 1=address:2;line 2=address:2
line item type=line.-;line items=line.name:3;line items bought at=date_add
line items grams=line.weight;line items identifier=line.-;line items label=line.name
line items line item type=line.-;line items name=line.name;line items object=-
line items price=line.-,line.line_brutto;line items product id=line.-:2
line items product name=line.name;line items quantity=line.quantity:6;line items sku=line.sku:3
line items subtotal=line.-;line items title=line.name;line items total=line.line_brutto
line items total price=line.line_brutto;line items unit price=line.-;line items variant id=line.-
line items variant title=-;line items variation id=line.-;line price=line.line_brutto
line total=line.line_brutto;lines method id=-;lines total tax=-;lname=lastname;locale=-
locale code=-;locality=city;locker id=delivery_point_id;login=user_login:2;lookup key=line.sku
loyalty=line.-;m name=lastname;mail=email:2;market id=-;membership based discount=-
menge=line.quantity;message=-:2,key,user_comments;message date=date_add;message from=phone
message from >c=-;message id=extra_field_1,key:2,#:2;message text=-;message timestamp=date_add
message to >s=user_comments;messages type=-;messaging product=-;meta data key=-;meta site id=-
metadata=-;metadata campaign=-;metadata display phone number=-;metadata phone number id=-
metadata sku=line.sku;method=delivery_method:3,payment_method:2,payment_method_cod:2,#:4
method code=payment_method_cod;method id=-:2;method name=delivery_method:2,payment_method,#:2
method title=delivery_method;metoda >d=delivery_method;metoda platnosci=payment_method;miasto=city:2
miejscowosc=city;mobile=phone;mobile phone=phone;model=line.sku:2;modified at=-;modified on=-
module=payment_method_cod;money=line.-;money amount=line.-;mwst=line.tax_rate;nachname=lastname
nachricht=user_comments;name=-,fullname:3,line.name,#:3;name first=firstname:2;name id=-
name last=lastname:2;name logo=-;name surname=fullname;name text=fullname;name title=-;name type=-
name ua=city;name value=fullname;named values ваш телефон=phone
named values відділення нової пошти=delivery_point_id,delivery_point_name,#
named values електронна адреса=email;named values коментар необовязково=user_comments
named values місто=city;named values позначка часу=date_add,key,#
named values прізвище та імя=fullname;named values як платите=payment_method,payment_method_cod,#
natural person first name=firstname;natural person last name=lastname;nazwa=line.name
nazwa firmy=company;nazwa produktu=line.name;nazwisko=lastname;nickname=user_login;nip=nip:4
nip value=nip;nom=lastname;nom complet=fullname;nombre=fullname;notatka=user_comments
note=admin_comments,user_comments:2;note to order=admin_comments;notes=-,user_comments:4
notes priv=admin_comments;np=delivery_point_id,delivery_point_name,#;nr domu=address
nr telefonu=phone;number=extra_field_1;number qty=line.quantity;numer domu=address
numer telefonu=phone;numer zamowienia=key;object=-:2;offer=line.name;offer name=line.name
offer sku=line.sku;option=line.attributes;option id=line.-;option value=line.-
options=-,line.attributes;options text=line.attributes;ord >d data >i=-;ord >d data >s id=-
ord >d data >u number=-;ord >d data address=delivery_point_name
ord >d data branch number=delivery_point_id;ord >d data branch ref=-;ord >d data city ref=-
ord >d data provider=-;ord >d data type=-;ord data=-;ord data branch ref=-;ord data city name=city
ord data city ref=-;ord data id=-;ord data number=-;ord data provider=-;ord data type=-
order=-,extra_field_1:2,key:5,total,user_comments,#:6;order >c >c number=-
order >c comment=user_comments;order >c language=-;order >c note=user_comments
order >d amount=delivery_price;order >d cost=delivery_price;order >d method=delivery_method
order >d total=delivery_price;order add date=date_add;order address=address
order address additional address line 1=address;order address city=city
order address company=company;order address first name=firstname;order address last name=lastname
order address phone number=phone;order address street=address;order address zipcode=postcode
order amount=total;order amount total=total;order apartment=address
order base currency >i currency=-;order base currency currency=-
order branch name=delivery_point_name;order building code=address;order catalog id=extra_field_1
order city=city;order comments=-,user_comments;order company=company;order created at=date_add
order created date=date_add;order currency=currency:4;order currency code=currency
order currency currency id=currency;order currency order >d cost=delivery_price
order currency order products cost=total;order current state=-
order custom shiping type name=delivery_method;order date=date_add;order date add=date_add
order date time=date_add;order details >c note to courier=-;order details >c note to order=-
order details note to order=admin_comments;order details order add date=date_add;order email=email:3
order extra fields=-;order extra fields title=-;order floor=address;order gift=-
order gift message=-;order grand total=total;order id=extra_field_1:5,key:9,#:10;order id currency=-
order increment id=extra_field_1,key,#;order instructions=-;order language=-
order module=payment_method_cod;order name=extra_field_1,fullname;order no=extra_field_1,key
order note=admin_comments,user_comments;order number=-,extra_field_1:6,#:6
order order date time=date_add;order order number=extra_field_1:2;order payment=payment_method
order payment status=paid;order payment type=payment_method:2,payment_method_cod:2,#:2
order phone=phone;order price=total;order product=line.name
order product gross price=line.price_brutto;order product name=line.name
order product quantity=line.quantity;order product sku=line.sku;order products cost=total
order promotion total=-;order reference=extra_field_1;order rows product ean=line.ean
order rows product id=line.-;order rows product name=line.name
order rows product quantity=line.quantity;order rows product reference=line.sku
order rows unit price tax excl=line.-;order rows unit price tax incl=line.price_brutto
order serial number=key;order shiping price=delivery_price;order shiping type=-
order source params >u ctr=-;order source params ctr=-;order status=-:2,paid;order street=address
order tax status=-;order text=user_comments;order time=date_add;order total=total
order total >d tax incl=delivery_price;order total discounts tax incl=discount
order total paid real=paid;order total paid tax incl=total;order total products wt=-;order type=-
order updated date=-;order uuid=key;order vat ids=nip;ordered at=date_add:2
orderid=extra_field_1,key:2,#:2;organisation=company;organization=company;organization id=-;ort=city
other=-;owner sponsored account=-;packstation=delivery_point_id,delivery_point_name,#
packstation value=delivery_point_id,delivery_point_name,#;paczkomat=delivery_point_name
paczkomat id=delivery_point_id,delivery_point_name,#
paczkomat id value=delivery_point_id,delivery_point_name,#
paczkomat key=delivery_point_id,delivery_point_name,#
paczkomat key value=delivery_point_id,delivery_point_name,#;paid=paid:2;paid amount=paid
paid amount amount=paid;pais=country_code;parcel machine id=delivery_point_id,delivery_point_name,#
parcel machine id value=delivery_point_id,delivery_point_name,#;pay=payment_method_cod;payed=paid
payload=admin_comments,extra_field_1,key,line.-,#;payload code=line.-;payload id=extra_field_1,key,#
payload name=admin_comments;payload product number=line.sku;payload site id=-
payload submitted at=date_add;payment=payment_method:3,payment_method_cod,total,#:4
payment >d=delivery_method;payment >d comment=user_comments;payment >d price=delivery_price
payment additional information=payment_method;payment address=address;payment amount=total:3
payment city=city;payment code=payment_method_cod;payment collections status=paid
payment company=company;payment country=country_code;payment data status=paid;payment data type=-
payment discount=-,discount,#;payment finished at=-;payment fio=fullname;payment firstname=lastname
payment gateway names=payment_method,payment_method_cod,#;payment id=-;payment lastname=firstname
payment method=payment_method:13,payment_method_cod:9,#:13;payment method code=payment_method_cod
payment method id=-;payment method name=payment_method:5,payment_method_cod:3,#:5
payment method title=payment_method:2;payment method types=payment_method
payment module=payment_method_cod;payment name=payment_method,payment_method_cod,#
payment option=payment_method,payment_method_cod,#
payment option name=payment_method,payment_method_cod,#;payment orderid=extra_field_1,key,#
payment postcode=postcode;payment promocode=-;payment provider=-;payment state=paid
payment status=-,paid:9;payment sys=-;payment tax number=nip
payment type=-,payment_method:3,payment_method_cod:3,#:4;payment type id=-
payment type name=payment_method;payment type title=-,payment_method,payment_method_cod,#:2
payments=-:2;payments amount=-:2;payments description=payment_method,payment_method_cod,#
payments order payment type=payment_method,payment_method_cod,#;payments payment method id=-
payments provider id=payment_method;payments state=-;payments status=-
paymentsystem=payment_method,payment_method_cod,#;pays=country_code;pcs=line.quantity
percent discount=line.-;percentage=line.-,line.tax_rate;person country name=-;person name=fullname
person phone=phone;person state or province code=-;personal identity=-;phone=-:2,phone:26,#:26
phone 1=phone;phone 2=phone;phone mobile=phone;phone no=phone;phone number=phone:9;phone number id=-
phone number phone number=phone;phone number string value=phone;phone number values=phone
phone numbers=extra_field_2,phone,#;phone title=-;phone value=phone;phones formatted phone=-
phones phone=phone;phones primary=-;phones tag=-;physical properties shippable=-
physical properties sku=line.sku;pickup instruction=delivery_point_address
pickup point=delivery_point_id:2,delivery_point_name:2,#:3;pickup point description=-
pickup point id=delivery_point_id:4;pickup point name=delivery_point_name;pkwiu=line.-;pl nip=nip
pl nip value=nip;place flat=address;place house=address,delivery_point_address,#;place id=-
place number=delivery_point_id,delivery_point_name,#;place street=address,delivery_point_address,#
placed at=date_add:2;platnosc=payment_method;plz=postcode
pobranie=payment_method,payment_method_cod,#;pobranie title=payment_method
point id=delivery_point_id:2;point id value=delivery_point_id;post code=-,postcode;postal=postcode
postal code=postcode:8;postal code string value=postcode;postalcode=postcode;postcode=postcode:9
postleitzahl=postcode;precision=-,line.-;preis=line.price_brutto;preliminary price=-
prenom=firstname;presentment currency=-;presentment money=line.-;presentment money amount=line.-
presentment money currency code=line.-;pretty=-
price=-,delivery_price,line.-:5,line.line_brutto:2,line.price_brutto:19,#
price amount=delivery_price,line.line_brutto,line.price_brutto:2;price brutto=line.price_brutto
price formatted amount=-;price gross=line.price_brutto;price inc tax=line.price_brutto
price incl tax=line.-,line.price_brutto;price lookup key=line.sku;price offer id=line.sku
price sold=line.price_brutto;price unit amount=line.-;price with discount=line.price_brutto
prices include tax=-:2;primary=-;private admin notes=-;prix=line.price_brutto;product=line.name:6
product code=line.sku:3;product ean=line.ean;product id=line.-:8,line.sku
product items currency=currency;product items item price=line.price_brutto
product items product retailer id=line.name,line.sku,line.#;product items quantity=line.quantity
product name=line.name:12;product name original=line.name;product name translated=-
product number=line.sku;product options=line.attributes;product order price=line.price_brutto
product order price net=line.-;product panel price=line.-;product price=line.price_brutto:5
product quantity=line.quantity:2;product reference=line.sku
product retailer id=line.name,line.sku,line.#;product size code external=line.sku
product sku=line.sku:5;product title=line.name:2;product type=line.-;product vat=line.tax_rate
product weight=line.weight
products=line.-,line.line_brutto,line.name:9,line.quantity,line.sku,line.#:9
products amount=line.line_brutto,line.quantity;products article=line.sku;products barcode=line.ean
products code=line.sku;products comment=line.-;products cost price=line.-;products discount=line.-
products discount perc=line.-;products document name=line.name;products external code=line.sku
products external id=line.sku;products id=line.-;products loyalty=line.-;products model=line.sku
products name=line.name:8;products option=line.attributes;products percent discount=line.-
products pkwiu=line.-;products price=line.-,line.price_brutto:7
products price inc tax=line.price_brutto;products price sold=line.price_brutto
products product id=line.-:3;products product name=line.name
products product options=line.attributes;products purchased price=line.-;products qty=line.quantity
products quantity=line.quantity:8;products results product code=line.sku
products results product id=line.-;products results product name=line.name
products results product order price=line.price_brutto
products results product order price net=line.-;products results product panel price=line.-
products results product quantity=line.quantity;products results product size code external=line.sku
products results product vat=line.tax_rate;products results product weight=line.weight
products results size id=line.-;products results size panel name=line.attributes
products sku=line.sku:6;products tax=line.-;products tax value=line.tax_rate;products text=line.name
products title=line.name;products total price=line.-;products type=line.-;products unit=line.-
products unit price=line.price_brutto;products weight=line.weight:2;produkt=line.name
produktname=line.name;profile=fullname;profile name=fullname;promo code=-;promocode=-;provider=-:2
provider id=payment_method;province=state:3;province code=state;province name=state
przesylka=delivery_method;psc=postcode;punkt odbioru=delivery_point_name;purchase date=date_add
purchased at=date_add;purchased price=line.-;purchases cost with discount=line.-
purchases item id=line.-;purchases item name=line.name;purchases kit id=line.-
purchases price=line.-;purchases price with discount=line.price_brutto
purchases quantity=line.quantity;q address addr line 1=address;q address addr line 2=address
q address city=city;q address country=country_code;q address postal=postcode;q comment=user_comments
q email=email;q name first=firstname;q name last=lastname
q payment=payment_method,payment_method_cod,#;q phone number=phone;q phone number full=phone
qty=-,line.quantity:4;qty number=-;qty ordered=line.quantity:2;qty title=-;quantite=line.quantity
quantity=line.quantity:27;rabat=discount;rabatt=discount
radio pay=payment_method,payment_method_cod,#;range column start=-;range row start=key
rate=line.tax_rate:3;rate percent=line.tax_rate;rate percentage=line.tax_rate;raw total=-
raw total precision=-;raw total value=-;raw unit price=line.-;raw unit price precision=line.-
raw unit price value=line.-;razem=total:2;receipt id=extra_field_1,key,#;receipt type=-
receive point=address;recording=-;ref=-;ref id=-;reference=extra_field_1;region=state:5
region determined isocode=-;region determined name=-;region id=-;region string value=state
region title=-;remarks=user_comments;required=want_invoice;rest pay=-;revision=-;row start=key
row total=line.-,line.line_brutto;row total incl tax=line.line_brutto;rozmiar=line.attributes
ru=line.name;rue=address;sajt=-;sale price=line.price_brutto;second line=address
second name=-,lastname;secondary line=address;selected options type=line.-;service=-;service id=-:2
service source name=-;shippable=-;site id=-;size=-,line.attributes;size id=line.-
size panel name=line.attributes;sku=line.sku:25;smart=-;societe=company;source=-;source >s id=-
source app version=-;source event id=-;source id=-:2;source name=-;source url=-
source uuid=extra_field_1;special instructions=user_comments;sponsored account=-
sponsored lead metadata campaign=-;sposob >d=delivery_method;stadt=city;staff notes=admin_comments
start time=date_add;stat created=date_add;stat status=-;state=-,state:6;state code=state
state machine state technical name=paid;state or province code=-;state or province name=state
status=-:7,paid:2;status date=-;status histories is visible on front=-;status id=-:3
stawka vat=line.tax_rate;stock id=-;stock stock id=-;strasse=address
street=address:9,delivery_point_address:2,#:9;street 1=address:3;street 2=address:3
street address=address:3;street address name=address;street address number=address
street address string value=address;street name=address;street number=address;subdivision=state
subject=line.-;submission id=extra_field_1,key:3,#:3;submission time=date_add;submissions=-
submissions label=-;submissions link=-;submitted at=date_add:4;submitter=-;subtitle=line.-
subtotal=-:3,line.-:2,line.line_brutto;subtotal divisor=-;subtotal inc tax=-;subtotal incl tax=-
sum=line.line_brutto,total;suma=total;summe=total;surname=lastname;symbol=line.sku;sys=-;tag=-
tags=-;tax=-,line.-:2;tax details tax rate=line.tax_rate;tax exemption=line.-
tax id=nip:3,want_invoice,#:3;tax ids=nip;tax ids value=nip;tax lines=-,line.-;tax lines code=line.-
tax lines label=-;tax lines rate=line.tax_rate:2;tax lines rate percent=line.tax_rate
tax number=nip:2;tax percent=line.tax_rate:3;tax rate=-,line.tax_rate:4;tax rules percentage=line.-
tax rules tax rate=line.tax_rate;tax status=-;tax subject=line.-;tax total=-:2
tax value=-,line.tax_rate;taxes=line.-,line.tax_rate;taxes amount=line.-;taxes tax rate=-
taxes value=line.tax_rate;technical name=paid;tel=phone:4;tel value=phone;telefon=phone:2
telefonnummer=phone;telefono=phone;telephone=phone:4;telephone number=phone;text=user_comments
text message=user_comments;text question answer=email,firstname,lastname,phone,user_comments,#
text question answer answer=email,firstname,lastname,phone,user_comments,#;text value=user_comments
time=date_add;time value=date_add;timestamp=-,date_add:4;tin=nip;title=fullname,line.name
title first name=-;title full name=fullname;title last name=-;title ru=line.name;title second name=-
title ua=line.name;to=address,fullname:2,#:2;to address 1=address;to address 2=address
to city=city:6;to company=company:3;to company name=company;to country=country_code:2
to country code=country_code:2;to country id=country_code:2;to country iso 2=country_code
to first name=firstname:2;to firstname=firstname:2;to last name=lastname:2;to lastname=lastname:2
to name=fullname:2;to number=address;to phone=phone:3;to postal code=postcode:3
to postcode=postcode:2;to region=state;to state=state:2;to state or province name=state
to street=address:4;to street 1=address;to street 2=address;to telephone=phone:2;to zip=postcode
token=extra_field_1,key:3,#:3;token value=key;topic=-;total=line.line_brutto:4,total:9
total >d cost=delivery_price;total >d cost amount=delivery_price;total >d tax incl=delivery_price
total amount=total:2;total cost=total;total default=-;total details=-;total details amount=-
total details amount >d=-;total details amount discount=-;total details amount tax=-
total discount=discount;total discounts=-;total discounts tax incl=discount;total due=paid
total gross=total;total inc tax=total;total info total sum=total;total line items price=-
total paid real=paid;total paid tax incl=total;total price=line.-:2,line.line_brutto:2,total:2
total price after tax=delivery_price,line.line_brutto
total price after tax amount=delivery_price,line.line_brutto;total price divisor=-
total products wt=-;total quantity=-:2;total sum=total:3;total tax=-:2;total to pay=total
total to pay amount=total;total to pay currency=currency;total vat cost divisor=-;town=city
tranid=extra_field_1,key,#;transaction id=key,line.-;transactions=line.name
transactions >d method=delivery_method;transactions quantity=line.quantity;transactions sku=line.sku
transactions title=line.name;transactions transaction id=line.-;translated=-;ttn=-
type=-:12,line.-:2,payment_method,payment_method_cod,#:13;type id=-;ua=line.name;ulica=address:2
unique id=line.-;uniqueid=extra_field_1,key,#;unit=line.-,line.price_brutto;unit amount=line.-
unit price=line.-:2,line.line_brutto,line.price_brutto:3;unit price paid=line.price_brutto
unit price paid value=line.price_brutto;unit price tax excl=line.-
unit price tax incl=line.price_brutto;units=line.quantity;unternehmen=company;upc=line.ean
update at=-;update id=extra_field_1,key,#;updated at=-:2,date_add;updated date=-;url=-:2;usd total=-
username=-:2,user_login:2,#:3;ust id=nip;uuid=key;uwagi=user_comments
value apm access point id=delivery_point_id,delivery_point_name,#;value messaging product=-
variables city=city;variables comment=user_comments;variables email=email
variables np=delivery_point_id,delivery_point_name,#;variables order no=key
variables pay=payment_method_cod;variables phone=phone;variables total=total
variant=line.attributes,line.sku;variant code=line.sku;variant id=line.-,line.sku
variant name=line.attributes;variant sku=line.sku:2;variant title=-,line.attributes:2
variation=line.attributes;variation id=line.-;variation name=line.attributes;vat=line.tax_rate
vat id=nip:4,want_invoice,#:4;vat id id=nip,want_invoice,#;vat id type=-;vat ids=nip;vat no=nip
vat number=nip:5,want_invoice,#:5;vat number value=nip:3;vat percent=line.tax_rate
vat rate=line.tax_rate;vatin=nip;versandart=delivery_method;versandkosten=delivery_price;version=-
versioned lead gen form urn=-;ville=city;visitor id=-;volume discount=-;vor und nachname=fullname
vorname=firstname;waga=line.weight;wahrung=currency;waluta=currency;want >i=want_invoice
wants >i=want_invoice;warehouse=delivery_point_name;warehouse ref=delivery_point_id
wariant=line.attributes;wartosc=line.line_brutto;wartosc brutto=line.line_brutto
wartosc zamowienia=total;wcus city name=city,delivery_point_city,#
wcus city name value=city,delivery_point_city,#;wcus flat=address;wcus flat value=address
wcus house=address;wcus house value=address;wcus nova post warehouse id=delivery_point_id
wcus nova post warehouse id value=delivery_point_id;wcus pudo point id=delivery_point_id
wcus pudo point id value=delivery_point_id;wcus rozetka warehouse id=delivery_point_id
wcus rozetka warehouse id value=delivery_point_id;wcus settlement name=city
wcus settlement name value=city;wcus street name=address;wcus street name value=address
wcus ukrposhta warehouse id=delivery_point_id;wcus ukrposhta warehouse id value=delivery_point_id
wcus warehouse name=delivery_point_address,delivery_point_name,#
wcus warehouse name value=delivery_point_address,delivery_point_name,#
wcus warehouse ref=delivery_point_id;wcus warehouse ref value=delivery_point_id;webhook type=-
webhook url=-;weight=line.weight:6;weight kg=line.weight;when=-,date_add;when date=-;when title=-
wiadomosc=-,user_comments;wojewodztwo=state;your email=email;your message=user_comments
your name=fullname:2;your tel=phone;zahlungsart=payment_method;zahlungsmethode=payment_method
zip=delivery_point_postcode,postcode:4,#:4;zip code=delivery_point_postcode:2,postcode:3,#:3
zipcode=postcode:2;znizka=discount;адрес=address;адреса=address;артикул=line.sku;будинок=address
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
  lists: `cart;data;items;line items;order product;order rows;pozycje;product items;products;products results
purchases;text;transactions;товари;що замовляєте`,
  nameKeys: `column_id;field.ref;id;is_visible_on_front;key;label;name;question;questionId;ref;title`,
  valueKeys: `answer;answerDetails;boolean;choices;comment;date;number;raw_value;string_value;text;title;value
values`,
  trust: `admin_comments=0.51;delivery_address=0.78;delivery_company=0.35;delivery_fullname=0.84
delivery_point_id=0.76;delivery_point_name=0.30;delivery_price=0.75;delivery_state=0.71
extra_field_1=0.76;invoice_address=0.84;invoice_city=0.84;invoice_country_code=0.84
invoice_fullname=0.82;invoice_nip=0.84;invoice_postcode=0.84;line.attributes=0.66
line.price_brutto=0.74;line.sku=0.85;line.tax_rate=0.71;line.weight=0.71;payment_method=0.78
user_comments=0.81;user_login=0.73`,
};
