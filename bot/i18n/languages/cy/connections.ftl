## Commands, in the help and while typing

command-know = Dweud pwy rydych chi'n ei adnabod yma, neu weld y rhestr
usage-know = /intro know @enw

## Messages

know-title = Pobl rydych chi'n eu hadnabod
know-none = Neb eto. Dywedwch pwy rydych chi'n ei adnabod yma. Unwaith y bydd y ddau ohonoch wedi dweud hynny, gall eraill ofyn am gael eu cyflwyno trwoch chi.
know-private = Nid oes neb arall yn gweld y rhestr hon, gan gynnwys trefnwyr.
know-row = **{ $name }** · { $how } · { $well }
know-row-waits = **{ $name }** · heb ei gadarnhau eto
know-sent = Rwy'n gofyn i **{ $name }** gadarnhau eich bod yn adnabod eich gilydd. Cewch glywed gennyf pan ddaw'r cadarnhad. Os na ddaw dim erbyn { $day }, daw i ben ohono'i hun.
know-waits = Rydych yn dweud eich bod yn adnabod **{ $name }**. Os na ddaw cadarnhad erbyn { $day }, daw i ben ohono'i hun.
know-withdrawn = Rydych wedi tynnu hyn yn ôl.
connection-summary = Mae **{ $name }** yn dweud eich bod yn adnabod eich gilydd. Ydych chi?
connection-private = Os dywedwch na, neu ddim byd, ni fydd { $name } yn clywed dim am hynny. Dim ond chi'ch dau sy'n gallu gweld hyn, nid trefnwyr chwaith.
connection-declined = Mae hynny'n iawn. Ni fydd { $name } yn clywed dim am hyn, a daw i ben ohono'i hun. Os newidiwch eich meddwl cyn hynny, mae un botwm yn ddigon.
connection-confirmed = Mae **{ $name }** a chi ill dau'n dweud eich bod yn adnabod eich gilydd.
connection-title = Mae { $name } a chi yn adnabod eich gilydd
connection-over = Mae hyn ar ben, neu ni chafodd ei gadarnhau. Mae'r bobl rydych yn eu hadnabod ar eich rhestr.
connection-remove-sure = Tynnu'r cysylltiad hwn? Ni fydd { $name } yn cael neges. I'w gael yn ôl, bydd rhaid i'r ddau ohonoch ei gadarnhau eto.
connection-removed = Rwyf wedi'i dynnu. Ni fydd { $name } yn cael neges.
limits-saved =
    { $count ->
        [one] Wedi'i gadw. Byddaf yn gofyn i chi gyflwyno rhywun unwaith y flwyddyn ar y mwyaf.
        [two] Wedi'i gadw. Byddaf yn gofyn i chi gyflwyno rhywun 2 waith y flwyddyn ar y mwyaf.
       *[other] Wedi'i gadw. Byddaf yn gofyn i chi gyflwyno rhywun { $count } gwaith y flwyddyn ar y mwyaf.
    }
limits-saved-never = Wedi'i gadw. Ni fyddaf yn gofyn i chi gyflwyno neb.

## What is known

how-known =
    { $how ->
        [worked] Gweithio gyda'ch gilydd
        [studied] Astudio gyda'ch gilydd
        [family] Ffrind neu deulu
        [event] Cwrdd mewn digwyddiad
        [introduced] Cael eich cyflwyno
       *[talk] Cael sgwrs
    }
how-well =
    { $closeness ->
        [little] Ychydig
        [fairly] Yn eithaf da
       *[very] Yn dda iawn
    }
fact-how = Sut
fact-how-well = Pa mor dda
fact-since = Ers
fact-shown = Dangos fel ffordd
fact-askable = Cyflwyno
shown-yes = Ie. Gall aelodau a hoffai gyrraedd { $name } weld bod ffordd; a'ch enw chi, os yw { $name } yn ei ddangos hefyd.
shown-no = Na. Ni chaiff neb wybod am hyn.
askable-yes = Caf ofyn i chi gyflwyno rhywun i { $name }. Chi sy'n penderfynu bob tro.
askable-no = Fydda i byth yn gofyn i chi gyflwyno rhywun i { $name }.

## Errors

error-know-unknown = Dydw i ddim yn adnabod y person hwnnw yma eto. Gofynnwch i'r person deipio /intro unwaith, yna rhowch gynnig arall arni.
error-know-name = Ni welais neb yma o'r enw hwnnw y gallwch chi ddod o hyd iddo. Dewiswch y person yn y ffurflen, neu teipiwch “/intro know” gydag @ a'r enw.
error-know-yourself = Chi eich hun yw hynny. Dewiswch rywun rydych chi'n ei adnabod.
error-know-lately = Fe ddywedoch hynny am { $name } yn ddiweddar, ac ni chafodd ei gadarnhau. Gallwch roi cynnig arall arni o'r dyddiad hwn ymlaen: { $day }.
error-know-often = Rydych wedi enwi { $count } o bobl ers ddoe. Mae pob un ohonyn nhw'n cael neges am hynny, felly mae terfyn am ddiwrnod. Ewch ymlaen yfory.

## Buttons

button-people-i-know = Pobl rwy'n eu hadnabod
button-know = Dweud pwy rwy'n ei adnabod
button-know-more = Dangos mwy
button-know-talk = Rydym yn adnabod ein gilydd nawr
button-know-them = Rydym yn adnabod ein gilydd
button-connection-yes = Ydym
button-connection-correct = Ydym, ond nid fel yna'n union
button-connection-no = Nac ydym
button-connection-after-all = Rydym yn adnabod ein gilydd
button-connection-withdraw = Tynnu hyn yn ôl
button-connection-show = Ei ddangos fel ffordd
button-connection-hide = Peidio â'i ddangos
button-connection-ask = Cewch ofyn i mi
button-connection-ask-not = Peidiwch â gofyn i mi
button-connection-remove = Tynnu
button-connection-remove-yes = Ie, tynnwch ef
button-connection-limits = Pryd y cewch ofyn i mi

## Forms

form-know = Rhywun cyfarwydd
form-know-intro = Rwy'n gofyn i { $name } gadarnhau hyn. Nid oes neb arall yn ei ddarllen.
form-know-any-intro = Rwy'n gofyn i'r person gadarnhau hyn. Nid oes neb arall yn ei ddarllen.
form-correct = Eich cysylltiad
form-correct-intro = Yr hyn a ddywedwch yma sy'n sefyll, a bydd { $name } yn ei ddarllen.
submit-confirm = Cadarnhau
field-know-person = Pwy
field-know-how = Sut rydych yn adnabod eich gilydd
field-know-well = Pa mor dda
field-know-since = Ers pa flwyddyn
hint-know-since = Gallwch adael hyn yn wag
field-know-year = Ysgrifennwch flwyddyn sydd wedi dechrau, fel 2019.
form-limits = Pryd y cewch ofyn
form-limits-intro = Weithiau hoffai rhywun gael ei gyflwyno i berson rydych yn ei adnabod. Rwy'n gofyn i chi yn gyntaf, bob tro, ac ni chaiff neb wybod os dywedwch na.
field-asks-a-year = Pa mor aml y caf ofyn i chi
asks-never = Byth
asks-a-year =
    { $count ->
        [one] Unwaith y flwyddyn ar y mwyaf
        [two] 2 waith y flwyddyn ar y mwyaf
       *[other] { $count } gwaith y flwyddyn ar y mwyaf
    }
field-asks-for = Ar gyfer pwy
asks-for-anyone = Unrhyw un yma
asks-for-met = Dim ond pobl rwyf wedi cwrdd â nhw

## Nudges

nudge-connection-asked = Mae **{ $name }** yn dweud eich bod yn adnabod eich gilydd. Ydych chi?
nudge-connection-confirmed = Mae **{ $name }** yn dweud hynny hefyd: rydych yn adnabod eich gilydd.
