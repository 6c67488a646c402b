## Commands, in the help and while typing

command-find = Pobl a fyddai'n siarad â chi, a phryd maen nhw'n rhydd
usage-find = /intro find gwyddor data

## Messages

found-title =
    { $count ->
        [one] Gallwch ofyn i 1 person
        [two] Gallwch ofyn i 2 berson
        [few] Gallwch ofyn i 3 pherson
        [many] Gallwch ofyn i 6 pherson
       *[other] Gallwch ofyn i { $count } o bobl
    }
found-for = Ar gyfer “{ $query }”:
found-nearest =
    { $count ->
        [one] Nid oes neb yn cyfateb yn union i “{ $query }”. Dyma'r un agosaf:
       *[other] Nid oes neb yn cyfateb yn union i “{ $query }”. Dyma'r rhai agosaf:
    }
found-none = Nid oes neb y gallwch ofyn iddo ar hyn o bryd yn cyfateb i “{ $query }”. Dyma sut y gallwch fynd ymlaen.
found-nobody = Nid oes neb yma yn derbyn ceisiadau ar hyn o bryd. Gallaf roi gwybod i chi cyn gynted ag y bydd rhywun newydd yn dechrau cynnig sgyrsiau.
found-away =
    { $count ->
        [one] Mae 1 gwesteiwr addas i ffwrdd neu heb le y mis hwn.
        [two] Mae 2 westeiwr addas i ffwrdd neu heb le y mis hwn.
       *[other] Mae { $count } gwesteiwr addas i ffwrdd neu heb le y mis hwn.
    }
found-away-all =
    { $count ->
        [one] Mae 1 gwesteiwr i ffwrdd neu heb le y mis hwn.
        [two] Mae 2 westeiwr i ffwrdd neu heb le y mis hwn.
       *[other] Mae { $count } gwesteiwr i ffwrdd neu heb le y mis hwn.
    }
found-busy = Mae gan bawb sy'n addas ddigon o geisiadau i'w hateb ar hyn o bryd. Edrychwch eto ymhen ychydig ddyddiau, neu rhowch gynnig ar air ehangach.
found-busy-all = Mae gan bob gwesteiwr yma ddigon o geisiadau i'w hateb ar hyn o bryd. Edrychwch eto ymhen ychydig ddyddiau.
host-busy = Mae digon o geisiadau'n aros am ateb yma ar hyn o bryd. Edrychwch eto ymhen ychydig ddyddiau.
watching = Byddaf yn rhoi gwybod i chi cyn gynted ag y bydd rhywun sy'n cyfateb i “{ $query }” yn dechrau cynnig sgyrsiau.
watching-all = Byddaf yn rhoi gwybod i chi cyn gynted ag y bydd rhywun newydd yn dechrau cynnig sgyrsiau.
watching-not = Dydw i ddim yn cadw llygad am neb ar eich rhan mwyach.
others-near =
    { $count ->
        [one] Rhywun arall i'w holi:
       *[other] Pobl eraill i'w holi:
    }
match = Mae'r math o berson roeddech chi'n chwilio amdano bellach yn cynnig sgyrsiau:
match-all = Mae rhywun newydd yn cynnig sgyrsiau:
suggest-topic =
    { $count ->
        [one] 1 gwesteiwr
        [two] 2 westeiwr
       *[other] { $count } gwesteiwr
    }
find-not-asking = Gallwch edrych o gwmpas. Mae angen rôl i ofyn am sgwrs yma: **{ $roles }**. Pwy all ei rhoi i chi: { $who }.
found-not-asked = Efallai mai un o'r rhain sydd gennych mewn golwg. Ni ellir gofyn iddyn nhw'n uniongyrchol ar hyn o bryd, ond efallai y gall rhywun eich cyflwyno:
find-topics = Gall sawl person yma sôn wrthych am y rhain:
topics-title = Beth y gall pobl yma sôn wrthych amdano
topics-none = Nid oes pwnc sy'n gyffredin i dri gwesteiwr eto. Gallwch weld pawb, neu chwilio am air.
onward-for = Neb addas ar gyfer “{ $query }”? Dyma sut y gallwch fynd ymlaen.
onward-all = Neb addas yn eu plith? Dyma sut y gallwch fynd ymlaen.
onward-near = Mae rhywun yma'n gwneud rhywbeth yn yr un maes, neu'n agos ato.
onward-introduce = Efallai fod rhywun rydych chi'n ei adnabod yn adnabod rhywun. Gallaf ofyn, yn dawel.
onward-outside = Nid yw'r rhan fwyaf o'r bobl a allai eich helpu yma. Rwy'n eich helpu i ysgrifennu at rywun y tu allan, ac i baratoi.
onward-watch = Gallaf roi gwybod i chi pan fydd rhywun addas yn dechrau cynnig sgyrsiau.
onward-watch-all = Gallaf roi gwybod i chi pan fydd rhywun newydd yn dechrau cynnig sgyrsiau.
host-asked-lately = Gofynnoch chi'n ddiweddar. Gallwch ofyn eto o'r dyddiad hwn ymlaen: { $day }.

## Why somebody is shown

fact-why = Pam
why-role = yn gwneud y gwaith hwn
why-role-near = yn gwneud gwaith tebyg
why-topics = pynciau: { $topics }
why-sector = maes: { $sector }
why-organisation = gweithle: { $organisation }
why-region = ardal: { $region }
why-studied = lle astudio: { $studied }
why-languages = yn siarad: { $languages }
why-formats = yn cynnig: { $formats }
why-about = yn sôn am hyn
why-about-near = yn sôn am rywbeth tebyg
why-free = yn rhydd { $hours }, yn eich amser chi
free-part =
    { $part ->
        [morning] yn y bore ({ $days })
        [afternoon] yn y prynhawn ({ $days })
        [day] yn ystod y dydd ({ $days })
        [evening] gyda'r nos ({ $days })
       *[night] yn hwyr y nos ({ $days })
    }

## Buttons

button-everyone = Pawb
button-near = Gweld pwy sy'n dod yn agos
button-none-of-these = Neb o'r rhain?
button-talked-in = Buoch yn siarad ym mis { $month }
button-topics = Mwy o bynciau
button-find = Dod o hyd i bobl
button-more-hosts =
    { $count ->
        [one] 1 arall
       *[other] { $count } arall
    }
button-others = Pobl eraill i'w holi
button-search-again = Chwilio eto
button-unwatch = Peidio â rhoi gwybod i mi
button-your-request = Eich cais
button-watch = Rhoi gwybod i mi pan fydd rhywun addas
button-watch-all = Rhoi gwybod i mi am westeiwyr newydd

## Forms

form-search = Dod o hyd i bobl
submit-search = Chwilio
field-query = Beth sydd o ddiddordeb i chi?
hint-query = Pwnc, swydd, sector neu sefydliad. Gadewch yn wag i weld pawb.
