## Messages

offered-way = { $role }, { $region } ({ $how })
offered-line = Mae **{ $name }** yn adnabod: { $way }
offered-title = Ffyrdd at bobl y tu allan
offered-lead = Mae aelodau yma yn adnabod y bobl hyn. Gofynnwch, a byddan nhw'n anfon eich nodyn ymlaen, yn eu geiriau eu hunain.
offered-none = Does neb yn cynnig ffordd o'r fath ar hyn o bryd. Gallwch ofyn o hyd i bobl rydych chi'n eu hadnabod.
offered-here =
    { $count ->
        [one] Mae aelod yma hefyd yn adnabod rhywun y tu allan sy'n addas.
       *[other] Mae aelodau yma hefyd yn adnabod pobl y tu allan sy'n addas: { $count }.
    }
offered-here-all =
    { $count ->
        [one] Mae aelod yma hefyd yn adnabod rhywun y tu allan.
       *[other] Mae aelodau yma hefyd yn adnabod pobl y tu allan: { $count }.
    }
offered-mine-title = Ffyrdd rydych chi'n eu cynnig
offered-mine-lead = Ydych chi'n adnabod rhywun y tu allan y byddai ei waith o ddiddordeb yma? Dywedwch pa waith, a ble; nid pwy. Bydd aelodau'n gofyn i chi, a chi sy'n anfon nodyn ymlaen, neu beidio.
offered-promise = Mae aelodau'n gweld eich enw gyda'r cynnig. Gallwch ddweud na heb reswm, a rhoi'r gorau iddi unrhyw bryd.
offered-until = Ar gael. Daw i ben: { $day }. Gall aelodau sy'n chwilio amdani ofyn i chi.
offered-over = Ddim ar gael mwyach.
offered-renewed = Iawn. Mae ar gael am gyfnod arall.
offered-asked-seeker = Mae eich nodyn gan { $name }. Byddaf yn rhoi gwybod i chi cyn gynted ag y daw ateb.
offered-accepted-seeker = Mae { $name } yn anfon eich nodyn ymlaen. Mae ymhlith eich sgyrsiau y tu allan nawr.
offered-postponed-seeker = Ni all { $name } anfon eich nodyn ymlaen ar hyn o bryd. Gallwch ofyn eto ymhen ychydig wythnosau, neu roi cynnig ar rywun arall.
offered-declined-seeker = Ni all { $name } anfon eich nodyn ymlaen y tro hwn. Nid yw hynny'n dweud dim amdanoch chi na'ch nodyn. Rhowch gynnig ar rywun arall.
offered-withdrawn-seeker = Rydych chi wedi tynnu eich cais i { $name } yn ôl.
offered-expired-seeker = Ni ddaeth ateb gan { $name } mewn pryd. Arwydd o wythnos lawn yw tawelwch gan amlaf. Rhowch gynnig ar rywun arall.
offered-left-seeker = Nid yw { $name } yma mwyach, felly ni all neb anfon eich nodyn ymlaen. Rhowch gynnig ar rywun arall.
offered-away-seeker = Daeth eich cais i { $name } i ben tra oeddech chi i ffwrdd. Gallwch ofyn eto.
offered-asked-member = Mae **{ $name }** yn gofyn am y ffordd rydych chi'n ei chynnig: { $label }. Fyddech chi'n anfon y nodyn hwn ymlaen? Mae unrhyw ateb yn iawn, gan gynnwys na.
offered-accepted-member = Rydych chi'n anfon nodyn { $name } ymlaen: { $label }. Copïwch ef, ac ychwanegwch linell eich hun. Dywedwch yn eich sgwrs beth ddaw ohono.
offered-over-member = Mae'r cais hwn ar ben, ac nid oes angen ateb mwyach.
offered-answered-member = Mae hynny'n iawn. Byddaf yn rhoi gwybod yn garedig, heb reswm.

## Buttons

button-offer-way = Cynnig ffordd
button-my-ways = Y ffyrdd rwy'n eu cynnig
button-renew-way = Ei chynnig am fwy o amser
button-remove-way = Peidio â'i chynnig
button-offered-ways = Ffyrdd at bobl y tu allan
button-ask-way = Gofyn amdani
button-pass-on = Iawn, fe'i hanfonaf ymlaen

## Forms

form-way = Ffordd i'w chynnig
form-way-intro = Rwy'n adnabod rhywun y tu allan… Peidiwch ag enwi neb, na dweud sut rydych chi'n adnabod y person.
submit-way = Ei chynnig
field-way-role = Pa waith?
hint-way-role = Er enghraifft: nyrs ar ward
field-way-region = Ble?
hint-way-region = Tref neu ardal, er enghraifft: Caerdydd
form-way-note-intro = Bydd { $name } yn ei anfon at rywun nad yw'n eich adnabod, felly rhaid iddo sefyll ar ei ben ei hun.
field-way-note = Eich nodyn
hint-way-note = Rhowch eich geiriau eich hun yn lle'r hyn sydd mewn cromfachau. Dim manylion cyswllt

## Errors

error-way-gone = Nid yw'r ffordd hon ar gael mwyach.
error-way-not-now = Ni allwch ofyn am hon ar hyn o bryd. Gall eraill fod lawn cystal.
error-ways-many = Rydych chi'n cynnig { $most } o ffyrdd yn barod. Rhowch y gorau i un ohonyn nhw, i wneud lle i un newydd.

## Nudges

nudge-offered-way-ending = Rydych chi'n cynnig ffordd yma: { $way }. Daw i ben: { $day }. Ydy'r cynnig yn dal i sefyll?
nudge-offered-reminder = Neges gyfeillgar i'ch atgoffa, a'r unig un:
nudge-offered-connected = **{ $seeker }**, mae **{ $host }** yn cytuno: { $label }. Bydd **{ $host }** yn anfon eich nodyn ymlaen, ac yn dweud wrthych yma beth ddaw ohono. Diolch, { $host }.
