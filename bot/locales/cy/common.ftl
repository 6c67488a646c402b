# Geirfa (glossary), so that every file says the same:
#   talk: sgwrs (eb), sgyrsiau             introduction: cyflwyniad, cyflwyniadau
#   host: gwesteiwr, gwesteiwyr            to host: cynnig sgyrsiau; an offer: cynnig
#   seeker: y sawl sy'n gofyn              to ask (for a talk): gofyn i, holi
#   request: cais, ceisiadau               note: nodyn; draft: drafft
#   nudge, reminder: neges atgoffa (eb)    thank-you: diolch, gair o ddiolch
#   to agree, say yes: cytuno              to decline: dweud na; to withdraw: tynnu'n ôl
#   to call off: canslo                    pause: saib; to stop hosting: rhoi'r gorau i…
#   time zone: cylchfa amser               quiet hours: oriau tawel
#   organiser: trefnydd                    talk (to an audience): anerchiad
#   checklist: rhestr wirio                settings: gosodiadau
# The reader is `chi`. An inserted name, role or place must never need a mutation nor decide between
# a/ac, â/ag or gyda/gydag: "y sgwrs rhwng { $name } a chi", "y gwesteiwr, { $host }," and brackets
# help. For the same reason an instant stands after a colon or in brackets, never after "ar".
# Of persons whose gender nobody told us we speak by name, or as "y person", never as ef or hi.

## Mewn llawer o leoedd

also-for = { " " }· i { $name }: { $when }
minutes =
    { $minutes ->
        [one] 1 munud
        [two] 2 funud
       *[other] { $minutes } munud
    }
format =
    { $format ->
        [video] Galwad fideo
        [phone] Galwad ffôn
        [chat] Sgwrs ysgrifenedig
       *[in_person] Wyneb yn wyneb
    }
talks = { $formats } ({ $lengths } munud)
capacity =
    { $count ->
        [one] 1 sgwrs y mis
       *[other] { $count } sgwrs y mis
    }
language-name = Cymraeg
stale = Mae pethau wedi symud ymlaen ers y neges honno. Dyma sut mae hi nawr, a beth allwch chi ei wneud.
fine = Popeth yn iawn. Ni ddaw dim o hyn, ac ni chafodd neb wybod.

card-title = Sgwrs: { $seeker } – { $host }
card-connector = Mae { $seeker } a'r gwesteiwr, { $host }, mewn cysylltiad, diolch i chi. Rhyngddyn nhw mae'r gweddill.
host-line = **{ $name }**: { $role } ({ $organisation })
about-seeker = Am **{ $other }**: { $headline }
would-like-to-learn = **Hoffai ddysgu:** { $learn }

## Beth sydd wrth ochr ffaith

fact-about = Rhagor o hanes
fact-access = Anghenion hygyrchedd
fact-capacity = Ar y mwyaf
fact-format = Sut
fact-free = Ar gael
fact-goal = Nod
fact-language = Iaith
fact-languages = Yn siarad
fact-learn = Hoffai ddysgu
fact-length = Am ba hyd
fact-nudges = Negeseuon atgoffa
fact-organisation = Sefydliad
fact-quiet = Oriau tawel
fact-role = Rôl
fact-sector = Sector
fact-talks = Sgyrsiau
fact-they-answered = Yr ateb
fact-topics = Gofynnwch am
fact-usual-place = Dolen neu le arferol
fact-when = Pryd
fact-where = Ble
fact-who = Pwy
fact-you-asked = Eich cwestiwn
fact-zone = Cylchfa amser

## Botymau

button-about-me = Amdanaf i
button-accept = Iawn, byddwn i'n hapus i sgwrsio
button-ask = Gofyn un peth yn gyntaf
button-ask-again = Gofyn eto
button-ask-them = Ysgrifennu at y person hwn
button-brief = Pwy sy'n dod
button-called-off = Fe wnaethon ni ganslo
button-cancel = Canslo'r sgwrs
button-checklist = Yn ôl i'r rhestr wirio
button-confirm = Cadarnhau'r amser hwn
button-decline = Nid y tro hwn
button-details = Ychwanegu manylion
button-discard = Taflu'r nodyn
button-done = Wedi'i wneud
button-edit = Golygu
button-edit-questions = Ysgrifennu fy nghwestiynau
button-find = Dod o hyd i bobl
button-form-again = Agor y ffurflen eto
button-happened = Fe gawson ni sgwrs
button-help = Cymorth
button-host = Cynnig sgyrsiau
button-host-about = 1. Beth rwy'n ei wneud
button-host-talk = 2. Sut rwy'n sgwrsio
button-host-when = 3. Pryd rwy'n rhydd
button-host-pause = Cymryd saib tan…
button-host-resume = Yn ôl o fy saib
button-host-return = Cynnig sgyrsiau eto
button-host-leave = Rhoi'r gorau i gynnig sgyrsiau
button-host-leave-yes = Ie, rhoi'r gorau iddi
button-keep-hosting = Dal i gynnig sgyrsiau
button-keep-touch = Cadw mewn cysylltiad
button-leave-it = Gadael pethau fel y maen nhw
button-mine = Fy nghyflwyniadau
button-more-hosts =
    { $count ->
        [one] 1 arall
       *[other] { $count } arall
    }
button-moved = Fe symudon ni'r sgwrs
button-named = Fe ges i enw rhywun
button-new-time = Dod o hyd i amser newydd
button-no-show = Ddigwyddodd hi ddim
button-no-thanks = Dim diolch
button-no-update = Dim byd i'w ychwanegu
button-not-now = Nid nawr
button-offer = Cynnig amseroedd eraill
button-open = Agor
button-other-times = Amseroedd eraill
button-other-zone = Dinas arall
button-others = Pobl eraill i'w holi
button-prep = Paratoi
button-prep-open = Paratoi
button-preview = Bwrw golwg drosto
button-questions = Fy nghwestiynau
button-questions-first = Ysgrifennu fy nghwestiynau
button-refer = Nid fi, ond gofynnwch i…
button-reply = Ateb
button-request = Gofyn am sgwrs
button-reschedule = Amser arall
button-search-again = Chwilio eto
button-send = Anfon y nodyn
button-send-thanks = Anfon y diolch
button-set-language = Iaith
button-set-nudges = Pa negeseuon atgoffa
button-set-time = Cylchfa amser ac oriau tawel
button-settings = Gosodiadau
button-share-questions = Rhannu gyda'r gwesteiwr
button-unshare-questions = Eu cadw i mi fy hun
button-stop-touch = Peidio â chadw mewn cysylltiad
button-suggest-questions = Awgrymu rhai
button-suggest-time = Awgrymu amser
button-thank = Edrych yn ôl a diolch
button-thanked-elsewhere = Rwyf wedi diolch yn barod
button-thanks-draft = Eich drafft
button-unwatch = Peidio â rhoi gwybod i mi
button-up = Symud { $number } i fyny
button-update = Dweud beth ddaeth o'r cyngor
button-watch = Rhoi gwybod i mi pan fydd rhywun addas
button-we-talked = Fe gawson ni sgwrs wedi'r cyfan
button-where = Dolen neu le
button-withdraw = Tynnu'n ôl
button-wrote = Rwyf wedi ysgrifennu

## Beth sydd o'i le mewn maes

field-required = Llenwch hwn, os gwelwch yn dda.
field-choose-one = Dewiswch un o'r rhain, os gwelwch yn dda.
field-choose-some = Dewiswch o leiaf un, os gwelwch yn dda.
field-date = Ysgrifennwch ddyddiad fel blwyddyn-mis-diwrnod, er enghraifft 2027-03-09.
field-time = Ysgrifennwch amser fel oriau a munudau, er enghraifft 14:30.
field-too-long =
    { $over ->
        [one] Mae hwn 1 nod yn rhy hir: { $most } ar y mwyaf.
       *[other] Mae hwn { $over } nod yn rhy hir: { $most } ar y mwyaf.
    }
field-too-short = Ychydig yn rhagor, os gwelwch yn dda: o leiaf { $least } nod.
field-zone-maybe = Dydw i ddim yn siŵr pa le yw “{ $typed }”. Oeddech chi'n golygu un o'r rhain: { $cities }?
field-zone-unknown = Dydw i ddim yn adnabod y gylchfa amser “{ $typed }”. Rhowch gynnig ar y ddinas fawr agosaf, yn Saesneg, fel London neu New York.
field-person-unknown = Dydw i ddim yn adnabod y person hwn yma eto. Gofynnwch i'r person deipio /intro unwaith, ac yna rhowch gynnig arall arni.
field-person-other = Dewiswch rywun heblaw'r ddau ohonoch chi.

## Beth na ellir ei wneud, a beth ellir

error-unexpected = Aeth rhywbeth o'i le ar ein hochr ni, ac ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud. Os bydd hyn yn parhau, rhowch y cyfeirnod hwn i'ch trefnydd: { $reference }.
error-unavailable = Ni allaf gyrraedd fy nodiadau ar hyn o bryd, felly ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud.
error-unknown-button = Dydw i ddim yn adnabod y botwm hwn mwyach. Mae eich cyflwyniadau i gyd yno o hyd.
error-gone = Nid yw'r person hwn yma mwyach. Edrychwch ar eich cyflwyniadau i weld beth sy'n dal ar agor.
error-not-a-host = Nid yw'r person hwn yn cynnig sgyrsiau ar hyn o bryd. Gallwch ofyn i unrhyw un sy'n gwneud hynny.
error-not-yours = Dim ond y ddau berson sydd mewn cyflwyniad sy'n gallu ei agor. Mae eich rhai chi un clic i ffwrdd.
error-yourself = Siarad â chi'ch hun fyddai hynny. Edrychwch pwy arall sy'n cynnig sgyrsiau.
error-not-asked-now = Nid yw'r gwesteiwr hwn yn derbyn ceisiadau ar hyn o bryd. Efallai y byddai sgwrs â rhywun arall yr un mor dda.
error-host-full = Mae'r gwesteiwr hwn wedi rhoi pob sgwrs sy'n bosibl y mis hwn. Gallech ofyn i rywun arall nawr, neu roi cynnig arall arni y mis nesaf.
error-already-open = Mae rhywbeth ar agor rhyngoch chi'n barod. Gallwch weld sut mae pethau'n sefyll.
error-declined-lately = Dywedodd y gwesteiwr hwn na yn ddiweddar. Gadewch ychydig wythnosau, a siaradwch â rhywun arall yn y cyfamser.
error-cap-open =
    { $most ->
        [one] Mae gennych gais ar agor yn barod. Gorffennwch ef neu ei dynnu'n ôl, ac wedyn bydd lle i un newydd.
        [two] Mae gennych 2 gais ar agor yn barod. Mae llai o geisiadau, wedi'u dewis yn dda, yn gweithio'n well: gorffennwch un neu ei dynnu'n ôl, ac wedyn bydd lle i un newydd.
        [few] Mae gennych 3 chais ar agor yn barod. Mae llai o geisiadau, wedi'u dewis yn dda, yn gweithio'n well: gorffennwch un neu ei dynnu'n ôl, ac wedyn bydd lle i un newydd.
        [many] Mae gennych 6 chais ar agor yn barod. Mae llai o geisiadau, wedi'u dewis yn dda, yn gweithio'n well: gorffennwch un neu ei dynnu'n ôl, ac wedyn bydd lle i un newydd.
       *[other] Mae gennych { $most } cais ar agor yn barod. Mae llai o geisiadau, wedi'u dewis yn dda, yn gweithio'n well: gorffennwch un neu ei dynnu'n ôl, ac wedyn bydd lle i un newydd.
    }
error-cap-organisation = Mae gennych gais ar agor yn barod i'r sefydliad hwn: { $organisation }. Un ar y tro yno, fel nad oes neb yn cael dau gais ar ddamwain. Gorffennwch hwnnw'n gyntaf, neu gofynnwch yn rhywle arall.
error-capacity =
    { $count ->
        [one] Rydych chi wedi rhoi eich sgwrs am y mis hwn. Codwch eich terfyn i dderbyn hon hefyd, neu gadewch hi tan y mis nesaf: mae'r cais yn aros ar agor.
       *[other] Rydych chi wedi rhoi eich { $count } sgwrs am y mis hwn. Codwch eich terfyn i dderbyn hon hefyd, neu gadewch hi tan y mis nesaf: mae'r cais yn aros ar agor.
    }
error-offer-changed = Mae'r gwesteiwr wedi newid y cynnig ers i chi ysgrifennu hwn. Dewiswch eto am ba hyd a sut.
error-time-past = Mae'r amser hwnnw wedi mynd heibio. Dewiswch un arall, os gwelwch yn dda.
error-time-taken = Mae un ohonoch chi'n cwrdd â rhywun arall bryd hynny. Dewiswch amser arall, os gwelwch yn dda.
error-time-gone = Nid yw'r amser hwnnw'n rhydd mwyach. Dewiswch un arall, os gwelwch yn dda.
error-prep-over = Does dim byd i'w baratoi yma mwyach.
error-debrief-first = Does dim drafft eto. Dwy funud o edrych yn ôl, a bydd yn ei ysgrifennu ei hun.
error-update-done = Rydych chi wedi dweud beth ddaeth o'r cyngor yn barod.
error-promise-gone = Nid yw'r addewid hwn ar eich rhestr mwyach.
error-host-not-yet = Nid yw eich cynnig yn gyflawn eto. Llenwch y rhan sydd ar goll yn gyntaf.

## After the bot was away

catch-up =
    { $count ->
        [one] Roeddwn i i ffwrdd am ychydig. Mae un peth wedi bod yn aros amdanoch:
        [two] Roeddwn i i ffwrdd am ychydig. Mae 2 beth wedi bod yn aros amdanoch:
        [few] Roeddwn i i ffwrdd am ychydig. Mae 3 pheth wedi bod yn aros amdanoch:
        [many] Roeddwn i i ffwrdd am ychydig. Mae 6 pheth wedi bod yn aros amdanoch:
       *[other] Roeddwn i i ffwrdd am ychydig. Mae { $count } peth wedi bod yn aros amdanoch:
    }
missed =
    { $count ->
        [one] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma beth sydd wedi bod yn aros amdanoch.
        [two] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 2 beth sydd wedi bod yn aros amdanoch.
        [few] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 3 pheth sydd wedi bod yn aros amdanoch.
        [many] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma 6 pheth sydd wedi bod yn aros amdanoch.
       *[other] Allwn i ddim eich cyrraedd trwy neges breifat, felly dyma { $count } peth sydd wedi bod yn aros amdanoch.
    }
missed-elsewhere = Allwn i ddim eich cyrraedd trwy neges breifat. Mae'r hyn sydd wedi bod yn aros amdanoch o dan “Fy nghyflwyniadau”.
missed-how = Er mwyn i mi allu dweud wrthych ar unwaith y tro nesaf: agorwch osodiadau preifatrwydd y gymuned hon a chaniatáu negeseuon preifat. Yna pwyswch unrhyw un o'm botymau.
