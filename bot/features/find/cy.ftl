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
found-nearest = Nid oes neb yn cyfateb yn union i “{ $query }”. Dyma'r rhai agosaf:
found-none = Nid oes neb sy'n cynnig sgyrsiau yn cyfateb i “{ $query }” ar hyn o bryd. Rhowch gynnig ar air ehangach, neu gadewch i mi roi gwybod i chi pan fydd rhywun.
found-nobody = Nid oes neb yn cynnig sgyrsiau yma ar hyn o bryd. Gallaf roi gwybod i chi cyn gynted ag y bydd rhywun.
found-away =
    { $count ->
        [one] Mae 1 arall yn addas, ond i ffwrdd neu heb le y mis hwn.
       *[other] Mae { $count } arall yn addas, ond i ffwrdd neu heb le y mis hwn.
    }
found-busy = Mae gan bawb sy'n addas ddigon o geisiadau i'w hateb ar hyn o bryd. Edrychwch eto ymhen ychydig ddyddiau, neu rhowch gynnig ar air ehangach.
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
suggest-topic =
    { $count ->
        [one] 1 gwesteiwr
        [two] 2 westeiwr
       *[other] { $count } gwesteiwr
    }
find-not-asking = Gallwch edrych o gwmpas. Mae angen rôl i ofyn am sgwrs yma: **{ $roles }**. Pwy all ei rhoi i chi: { $who }.

## Buttons

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
button-your-talk = Eich sgwrs
button-watch = Rhoi gwybod i mi pan fydd rhywun addas

## Forms

form-search = Dod o hyd i bobl
submit-search = Chwilio
field-query = Beth sydd o ddiddordeb i chi?
hint-query = Pwnc, swydd, sector neu sefydliad. Gadewch yn wag i weld pawb.
