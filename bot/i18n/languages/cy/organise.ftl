## Gorchmynion, yn y cymorth ac wrth deipio

command-organise = I drefnwyr: beth sy'n gweithio yma, mewn rhifau
usage-organise = /intro organise

## Negeseuon

organise-title = Beth sy'n gweithio yma: { $period }
organise-none-title = Beth sy'n gweithio yma
organise-none = Does dim rhifau eto. Mae pob mis yn cael ei gyfrif pan fydd ar ben; daw'r rhifau cyntaf ar: { $day }.
organise-pilot = Rydych chi'n gweld bylchau am fod llai na { $fewest } o bobl wedi cymryd rhan ym mhob un o'r rhain. Mewn cynllun peilot bach byddai rhif yn dweud pwy wnaeth beth. Gofynnwch i'r bobl eu hunain: gallan nhw ddweud mwy wrthych chi na rhif.
organise-how = Yr hyn a ddigwyddodd yn y cyfnod hwnnw yw pob rhif, wedi'i dalgrynnu i'r { $step } agosaf. Mae llinell yn sefyll lle cymerodd llai na { $fewest } o bobl ran, fel na all neb weithio allan pwy wnaeth beth. Mae mis yn cael ei gyfrif yn y nos ar ôl iddo orffen, ac nid yw'n newid wedyn.
organise-partial = Mae “yn rhannol” yn gadael allan y misoedd gwag. Fel arall gallai rhywun eu gweithio allan trwy dynnu.
organise-shared = Mae hanner y sgyrsiau gyda { $share } % o'r gwesteiwyr a gytunodd. Po uchaf, tecaf maen nhw wedi'u rhannu; 50 % yw'r mwyaf.
organise-wanted = Mae aelodau'n aros am westeiwr sy'n gwybod am: { $topics }.
figure-asked = Ceisiadau a anfonwyd
figure-answered = Wedi'u hateb, ie neu na
figure-accepted = Cytunodd gwesteiwyr
figure-agreed = Amserau y cytunwyd arnynt
figure-met = Sgyrsiau a ddigwyddodd
figure-thanked = Diolchwyd
figure-in-time = Diolchwyd o fewn { $days } diwrnod
figure-warm = Ceisiadau trwy rywun maen nhw'n ei adnabod
figure-onward = Enwodd gwesteiwyr rywun arall
figure-elsewhere = Sgyrsiau a ddechreuwyd â phobl y tu allan
figure-became-hosts = Ceiswyr a ddechreuodd gynnig sgyrsiau
figure-answer-days = Atebwyd hanner o fewn
figure-meet-days = Daeth hanner y sgyrsiau o fewn
figure-partial = { $number }, yn rhannol
figure-days =
    { $count ->
        [one] { $count } diwrnod
       *[other] { $count } diwrnod
    }

## Y dudalen â siartiau

organise-link = Agor y dudalen â siartiau
organise-link-how = Mae'r ddolen yn gweithio unwaith, o fewn y { $minutes } munud nesaf, ac i chi yn unig.
web-enter-title = Beth sy'n gweithio yma
web-enter = Mae'r dudalen hon yn dangos i drefnwyr beth sy'n gweithio yn eu cymuned, mewn rhifau. Mae'r ddolen yn gweithio unwaith.
web-enter-button = Agor y dudalen
web-over-title = Mae'r ddolen hon wedi dod i ben
web-over = Mae dolen yn gweithio unwaith, am ddeg munud, ac mae ymweliad yn para hanner awr. Teipiwch /intro organise yn eich sgwrs i gael un newydd.
web-left-title = Rydych chi wedi gadael y dudalen
web-left = I ddod yn ôl, teipiwch /intro organise yn eich sgwrs.
web-later-title = Rhowch gynnig arall arni ymhen ychydig
web-later = Ni ddywedodd eich ap sgwrsio a ydych chi'n trefnu, felly does dim yn cael ei ddangos.
web-periods = Cyfnodau eraill
web-chart = Rhifau'r tabl isod, mewn llun
web-download = Lawrlwytho fel tabl (CSV)
web-leave = Gadael y dudalen
web-funnel = O'r cais i'r diolch
web-parts = Fesul rhan
web-beside = Beth arall a ddaeth ohono
web-times = Faint o amser a gymerodd
web-period = Cyfnod
web-what = Beth
web-number = Rhif
web-note = Nodyn
web-in-part = yn rhannol
web-blank = llai na deg o bobl
web-days = diwrnod
web-topic = aelodau yn aros am westeiwr

## Botymau

button-organise = Beth sy'n gweithio yma
button-organise-earlier = Cynharach
button-organise-later = Diweddarach
button-organise-month = Mis
button-organise-quarter = Tri mis
button-organise-year = Blwyddyn
button-organise-page = Tudalen â siartiau
