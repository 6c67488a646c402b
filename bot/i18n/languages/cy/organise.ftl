## Gorchmynion, yn y cymorth ac wrth deipio

command-organise = I drefnwyr: beth sy'n gweithio yma, mewn rhifau
usage-organise = /intro organise

## Negeseuon

organise-title = Beth sy'n gweithio yma: { $period }
organise-none-title = Beth sy'n gweithio yma
organise-none = Does dim rhifau eto. Mae pob mis yn cael ei gyfrif pan fydd ar ben; daw'r rhifau cyntaf ar: { $day }.
organise-pilot = Rydych chi'n gweld bylchau am fod llai na { $fewest } o bobl wedi cymryd rhan ym mhob un o'r rhain. Mewn cynllun peilot bach byddai rhif yn dweud pwy wnaeth beth. Gofynnwch i'r bobl eu hunain: gallan nhw ddweud mwy wrthych chi na rhif.
organise-how = Yr hyn a ddigwyddodd yn y cyfnod hwnnw yw pob rhif, wedi'i dalgrynnu i'r { $step } agosaf. Dangosir llinell lle cymerodd llai na { $fewest } o bobl ran, fel na all neb gasglu pwy wnaeth beth. Mae mis yn cael ei gyfrif yn y nos ar ôl iddo orffen, ac nid yw'n newid wedyn.
organise-partial = Mae “yn rhannol” yn gadael allan y misoedd gwag. Fel arall gallai rhywun eu cyfrifo trwy dynnu.
organise-shared = Mae hanner y sgyrsiau gan { $share }% o'r gwesteiwyr a gytunodd. Po uchaf y rhif, tecaf y rhaniad; 50% yw'r mwyaf.
organise-wanted = Mae aelodau'n aros am westeiwr sy'n gwybod am: { $topics }.
figure-asked = Ceisiadau a anfonwyd
figure-answered = Atebwyd, ie neu na
figure-accepted = Cytunodd gwesteiwyr
figure-agreed = Amseroedd y cytunwyd arnyn nhw
figure-met = Sgyrsiau a ddigwyddodd
figure-thanked = Diolchwyd
figure-in-time = Diolchwyd o fewn { $days } diwrnod
figure-warm = Ceisiadau trwy rywun cyfarwydd
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

## Fel llun

organise-picture-coming = Rwy'n anfon y rhifau hyn atoch gyda llun, mewn neges breifat.
organise-picture-alt = Rhifau'r rhestr fel barrau, o'r cais i'r diolch
organise-no-picture = Does dim rhifau i'w tynnu'n llun eto.
nudge-figures = O'r cais i'r diolch, mewn llun, gyda'r un rhifau mewn rhestr.

## Y nodyn wythnosol

weekly-title = Yr hyn sy'n aros yma
nudge-weekly = Eich nodyn wythnosol fel trefnydd: yr hyn sy'n aros, a'r hyn sy'n newydd.
weekly-failed = Methwyd â danfon negeseuon yn ystod yr wythnos ddiwethaf. Mae “Negeseuon” yn dweud pam, ac yn gadael iddyn nhw fynd allan eto.
weekly-reports =
    { $count ->
        [one] Mae adroddiad yn aros: does neb wedi dechrau edrych arno eto.
       *[other] Mae { $count } adroddiad yn aros: does neb wedi dechrau edrych arnyn nhw eto.
    }
weekly-month = Mae rhifau { $period } ar gael:
weekly-on = Byddaf yn ysgrifennu atoch ar fore Llun, yn eich cylchfa amser chi: yr hyn sy'n aros, a rhifau pob mis pan fyddan nhw ar gael. Pan na fydd dim i'w ddweud, ni fyddaf yn anfon dim.
weekly-off = Ni fyddaf yn anfon rhagor o nodiadau wythnosol atoch.

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
web-later = Does dim modd dangos y dudalen hon ar hyn o bryd.
web-nothing-title = Does dim byd yma
web-nothing = Teipiwch /intro organise yn eich sgwrs: oddi yno mae dolen yn arwain at y dudalen â siartiau.
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

## Negeseuon sy'n aros, sy'n hwyr neu a fethodd

backlog-title = Negeseuon: yn aros, yn hwyr, heb eu danfon
backlog-failed = Heb eu danfon yn y 30 diwrnod diwethaf:
backlog-late = Yn hwyr:
backlog-waiting = I'w hanfon o fewn y saith diwrnod nesaf:
backlog-none-failed = Cafodd popeth ei ddanfon yn y 30 diwrnod diwethaf.
backlog-none-late = Does dim byd yn hwyr.
backlog-none-waiting = Does dim byd i'w anfon o fewn y saith diwrnod nesaf.
backlog-line = **{ $what }**, { $number }: { $why }
backlog-number = tua { $number }
backlog-fewer = i lai na { $fewest } o bobl
backlog-how = Mae rhifau wedi'u talgrynnu i'r { $step } agosaf. Mae'r hyn y bydd llai na { $fewest } o bobl yn ei ddarllen mewn un llinell, heb ei bwnc: byddai'n dweud pwy a ofynnodd am beth. Nid oes dim nad yw'n wir bellach yn cael ei anfon eto.
backlog-most = Mae rhagor: mae'r { $most } cyntaf wedi'u cyfrif.
backlog-again = Maen nhw'n mynd allan eto, un ar ôl y llall, cyn belled â'u bod yn wir o hyd. Bydd yn cymryd amser; mae'r dudalen hon yn dangos pa mor bell yr aeth.
backlog-gone = Does dim o'r rhain ar ôl i'w anfon eto.
about-requests = Ceisiadau ac atebion
about-time = Dod o hyd i amser
about-talk = Cyn ac ar ôl sgwrs
about-thanks = Diolch a chadw mewn cysylltiad
about-people = Trwy bobl sy'n adnabod ei gilydd
about-outside = Sgyrsiau â phobl y tu allan
about-hosts = Cynnig sgyrsiau a chwilio
about-invited = Gwahoddiadau a charfannau
about-organisers = I drefnwyr, ac am adroddiadau
about-other = Yr hyn y gofynnodd aelodau amdano
about-few = Amrywiol
why-planned = ar amser
why-behind = heb roi cynnig arni eto; bydd yn mynd ohoni'i hun
why-throttled = gofynnodd eich ap sgwrsio am saib; bydd yn mynd ohoni'i hun
why-tried = methodd un cynnig; daw'r nesaf ohono'i hun
why-unreachable = nid yw'r darllenydd yn derbyn negeseuon, neu mae wedi gadael; dangosir y neges ar yr ymweliad nesaf
why-gave-up = gwrthododd eich ap sgwrsio hi am ddiwrnod
why-ours = camgymeriad gan Paned; mae'r cofnod yn dweud pa un
web-messages = Negeseuon
web-failed = Heb eu danfon
web-late = Yn hwyr
web-waiting = Yn aros
web-about = Ynghylch
web-why = Pam
web-again = Anfon eto: { $what } ({ $why })

## Botymau

button-organise = Beth sy'n gweithio yma
button-organise-earlier = Cynharach
button-organise-later = Diweddarach
button-organise-month = Mis
button-organise-quarter = Tri mis
button-organise-year = Blwyddyn
button-organise-page = Tudalen â siartiau
button-backlog = Negeseuon
button-send-again = Anfon eto
button-organise-picture = Fel llun
button-weekly = Anfon hyn ataf bob wythnos
button-no-weekly = Dim rhagor o nodiadau wythnosol
