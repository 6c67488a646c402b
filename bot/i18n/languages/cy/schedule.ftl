## Where an introduction stands

status-picked-seeker = Eich dewis chi: { $when }. Mae angen i { $other } ei gadarnhau o hyd.
status-passed-seeker = Aeth yr amser a ddewisoch chi heibio cyn i { $other } allu ei gadarnhau, felly mae angen un arall.
status-again-seeker = Mae angen amser newydd ar { $other } a chi, un sy'n siwtio'r ddau ohonoch.
status-agreed-seeker = Mae { $other } a chi yn cwrdd: { $when }.
status-unheard-seeker = Ni ddywedwyd dim mwy am y sgwrs rhwng { $other } a chi, felly rwyf wedi gadael iddi fod. Gallwch ofyn eto, neu ofyn i rywun arall.
status-deleted-seeker = Mae'r edefyn preifat a oedd gan { $other } a chi wedi'i ddileu, a daeth hyn i ben gydag ef i'r ddau ohonoch. Gallwch ddechrau eto pryd bynnag y mynnwch.
status-cancelled-seeker = Mae'r sgwrs rhwng { $other } a chi wedi'i chanslo. Gallwch ofyn i rywun arall pryd bynnag y mynnwch.
status-left-asked-seeker = Nid yw { $other } yma mwyach, felly ni all neb ateb eich cais. Nid yw hynny'n dweud dim amdanoch chi na'ch nodyn. Gallwch ofyn i rywun arall nawr.
status-left-arranging-seeker = Roedd { $other } wedi cytuno, ond nid yw yma mwyach, felly ni all y sgwrs ddigwydd. Nid yw hynny'n dweud dim amdanoch chi. Gallwch ofyn i rywun arall nawr.
status-left-agreed-seeker = Nid yw { $other } yma mwyach, felly ni all y sgwrs rhyngoch ddigwydd: { $when }. Nid yw hynny'n dweud dim amdanoch chi. Gallwch ofyn i rywun arall nawr.
status-left-mine-seeker = Daeth hyn i ben tra oeddech chi i ffwrdd. Gallwch ofyn eto pryd bynnag y mynnwch.
status-picked-host = Hoffai { $other } gael sgwrs: { $when }.
status-passed-host = Aeth yr amser a ddewisodd { $other } heibio: { $when }. Gellir dewis un arall. Os hoffech sgwrsio o hyd, gallwch chithau gynnig amseroedd eraill.
status-again-host = Nesaf, bydd { $other } yn dewis neu'n awgrymu amser newydd. Os byddai'n well gennych gynnig amseroedd eich hun, mae croeso i chi wneud.
status-offered-host = Mae { $other } yn dewis o blith yr amseroedd a gynigioch chi.
status-agreed-host = Mae { $other } a chi yn cwrdd: { $when }.
status-unheard-host = Ni ddywedwyd dim mwy am y sgwrs rhwng { $other } a chi, felly rwyf wedi gadael iddi fod.
status-deleted-host = Mae'r edefyn preifat a oedd gan { $other } a chi wedi'i ddileu, a daeth hyn i ben gydag ef i'r ddau ohonoch. Gellir gofyn i chi eto.
status-cancelled-host = Mae'r sgwrs rhwng { $other } a chi wedi'i chanslo.
status-left-asked-host = Nid yw { $other } yma mwyach, felly mae hyn wedi dod i ben.
status-left-arranging-host = Nid yw { $other } yma mwyach, felly ni all y sgwrs ddigwydd.
status-left-agreed-host = Nid yw { $other } yma mwyach, felly ni all y sgwrs rhyngoch ddigwydd: { $when }.
status-left-mine-host = Daeth hyn i ben tra oeddech chi i ffwrdd. Gellir gofyn i chi eto.

## Messages

confirmed = Wedi'i gadarnhau. Mae'r ffeil ar gyfer eich calendrau ar ei ffordd at y ddau ohonoch.
no-times = Mae { $other } yn hapus i siarad, ond nid oes amser i'w ddewis ar hyn o bryd. Awgrymwch un eich hun.
times-theirs = Eich amseroedd chi yw'r rhain. Mae { $other } mewn cylchfa amser arall ({ $zone }).
which-day = Pa ddiwrnod fyddai'n eich siwtio? Pob diwrnod ag amser rhydd:
times-on = Amseroedd y diwrnod hwn, { $day }, yn eich cylchfa amser chi:
offered = Rwyf wedi cynnig eich amseroedd i { $other }.
where-saved = Wedi'i gadw.
rescheduled = Nid yw'r hen amser yn sefyll mwyach, a bydd { $name } yn cael gwybod.
calendar-summary = Sgwrs: { $seeker } – { $host }
calendar-how =
    { $format ->
        [video] Galwad fideo, { $minutes } munud.
        [phone] Galwad ffôn, { $minutes } munud.
        [chat] Sgwrs ysgrifenedig, { $minutes } munud.
       *[in_person] Cwrdd wyneb yn wyneb, { $minutes } munud.
    }
calendar-who-calls = { $seeker } sy'n ffonio { $host }.
calendar-description = Sgwrs i ddysgu am swydd, wedi'i threfnu gyda Paned. I'w symud neu ei chanslo, defnyddiwch y botymau yn eich negeseuon.
calendar-summary-cancelled = Wedi'i chanslo: { $seeker } – { $host }
calendar-description-cancelled = Mae'r sgwrs hon wedi'i chanslo. Os yw hi yn eich calendr, dilëwch hi.
calendar-file = Sgwrs { $name } { $day }
calendar-file-cancelled = Canslwyd { $name } { $day }
file-adds = Agorwch y ffeil i roi'r sgwrs yn eich calendr.
file-changes = Agorwch y ffeil i newid y cofnod yn eich calendr. Os bydd yr hen gofnod yn aros, dilëwch ef; os na ddaeth un newydd, agorwch y ffeil unwaith eto.
file-cancels = Agorwch y ffeil i dynnu'r sgwrs o'ch calendr. Os bydd y cofnod yn aros, neu os bydd ail un yn ymddangos, dilëwch ef yno.
no-place-yet =
    { $format ->
        [video] Does dim dolen i'r alwad eto. Ychwanegwch hi, fel na fydd rhaid i neb chwilio ar y funud olaf.
        [phone] Does dim rhif i'w ffonio eto. Ychwanegwch ef, fel na fydd rhaid i neb chwilio ar y funud olaf.
       *[in_person] Does dim lle i gwrdd eto. Ychwanegwch ef, fel na fydd rhaid i neb chwilio ar y funud olaf.
    }
no-place-asked =
    { $format ->
        [video] Does dim dolen i'r alwad eto. Rwy'n gofyn i { $name } amdani; gallwch chi ychwanegu un hefyd.
        [phone] Does dim rhif i'w ffonio eto. Rwy'n gofyn i { $name } amdano; gallwch chi ychwanegu un hefyd.
       *[in_person] Does dim lle i gwrdd eto. Rwy'n gofyn i { $name } amdano; gallwch chi awgrymu un hefyd.
    }

## Buttons

button-cancel = Canslo'r sgwrs
button-confirm = Cadarnhau'r amser hwn
button-new-time = Dod o hyd i amser newydd
button-first-days = Y dyddiau cyntaf
button-later-days = Dyddiau diweddarach
button-more-times = Rhagor o amseroedd
button-offer = Cynnig amseroedd eraill
button-other-day = Diwrnod arall
button-other-times = Amseroedd eraill
button-reschedule = Amser arall
button-suggest-time = Awgrymu amser
button-where = Dolen neu le

## Forms

form-suggest = Awgrymu amser
submit-suggest = Awgrymu'r amser
field-day = Diwrnod
hint-day = Er enghraifft 2027-03-09
field-other-day = Neu ddiwrnod arall
field-time-of-day = Amser
hint-time = Eich amser chi ({ $zone }), er enghraifft 14:30
field-time-past = Mae hynny yn y gorffennol. Dewiswch amser diweddarach, os gwelwch yn dda.
field-time-far = Mae hynny dros chwe mis i ffwrdd. Dewiswch ddiwrnod cynharach, os gwelwch yn dda.
field-time-skipped = Mae'r clociau'n mynd ymlaen y diwrnod hwnnw ac yn neidio dros { $time }. Dewiswch amser cynharach neu ddiweddarach, os gwelwch yn dda.
field-time-taken = Mae un ohonoch chi'n cwrdd â rhywun arall bryd hynny. Dewiswch amser arall, os gwelwch yn dda.
field-both-day-and-time = Llenwch y diwrnod a'r amser, os gwelwch yn dda.
field-some-time = Dewiswch o leiaf un amser, neu ysgrifennwch ddiwrnod ac amser.
form-offer = Cynnig amseroedd
submit-offer = Cynnig y rhain
field-times = Amseroedd sy'n eich siwtio (hyd at ddeg)
form-where = Dolen neu le
field-where =
    { $format ->
        [video] Dolen i'r alwad
        [phone] Rhif i'w ffonio
        [chat] Ble byddwch chi'n sgwrsio
       *[in_person] Ble byddwch chi'n cwrdd
    }
hint-where =
    { $format ->
        [video] Dim ond y ddau ohonoch chi sy'n ei gweld
        [phone] Y sawl a ofynnodd sy'n ffonio. Dim ond y ddau ohonoch chi sy'n gweld y rhif
        [chat] Yma, neu rywle arall
       *[in_person] Lle cyhoeddus. Dim ond y ddau ohonoch chi sy'n ei weld
    }
field-where-later =
    { $format ->
        [video] Nid dolen yw hynny eto. Gludwch y ddolen i'r alwad yma pan fydd hi gennych.
        [phone] Nid rhif yw hynny eto. Ysgrifennwch ef yma pan fydd gennych.
       *[in_person] Mae hynny eto i ddod. Ysgrifennwch ef yma pan fyddwch yn gwybod.
    }
form-reschedule = Amser arall
form-reschedule-intro = Caiff yr hen amser ei ollwng, a bydd { $name } yn cael gwybod.
submit-reschedule = Gofyn am amser arall
form-cancel = Canslo'r sgwrs
form-cancel-intro = Bydd { $name } yn cael gwybod ar unwaith.
submit-cancel = Canslo'r sgwrs
field-parting = Gair i gyd-fynd â hyn
hint-parting = Mae gair caredig yn helpu mwy na rheswm

## Errors

error-time-past = Mae'r amser hwnnw wedi mynd heibio. Dewiswch un arall, os gwelwch yn dda.
error-time-taken = Mae un ohonoch chi'n cwrdd â rhywun arall bryd hynny. Dewiswch amser arall, os gwelwch yn dda.
error-time-gone = Nid yw'r amser hwnnw'n rhydd mwyach. Dewiswch un arall, os gwelwch yn dda.

## Nudges

nudge-accepted = Newyddion da gan **{ $name }**.
nudge-offered = Mae **{ $name }** wedi cynnig amseroedd.
nudge-lapsed = Ni lwyddodd **{ $name }** i gadarnhau'r amser mewn pryd. Dim ots o gwbl.
nudge-arrange-reminder = Neges fach i'ch atgoffa: mae angen amser o hyd ar **{ $name }** a chi.
nudge-arrange-last-reminder = Y neges atgoffa olaf: mae **{ $name }** a chi yn dal heb amser. Os nad yw'n gyfleus mwyach, mae canslo'n iawn hefyd.
nudge-picked = Mae **{ $name }** wedi dewis amser.
nudge-moved = Mae **{ $name }** yn gofyn am amser arall.
nudge-taken-back = Nid yw'r amser oedd gan **{ $name }** a chi yn sefyll mwyach: { $when }.
nudge-introduce = **{ $seeker }**, dyma **{ $host }**: { $role } ({ $organisation }). **{ $host }**, dyma **{ $seeker }**, a hoffai gael { $minutes } munud o'ch amser.
nudge-introduce-alone = **{ $seeker }**, dyma **{ $host }**: { $role }. **{ $host }**, dyma **{ $seeker }**, a hoffai gael { $minutes } munud o'ch amser.
nudge-introduce-once = **{ $seeker }**, dyma **{ $host }**. **{ $host }**, dyma **{ $seeker }**, a hoffai gael { $minutes } munud o'ch amser.
introduce-connector = { $name } ddaeth â chi at eich gilydd. Diolch, { $name }: gallwch adael y gweddill iddyn nhw nawr.
introduce-next = Nesaf, bydd { $seeker } yn dewis neu'n awgrymu amser yn y neges breifat oddi wrthyf i. Mae'r lle hwn ar gyfer popeth arall.
nudge-agreed = Dyna ni, wedi'i drefnu: mae **{ $name }** a chi wedi cytuno ar amser.
nudge-placed =
    { $format ->
        [video] Dyma'r ddolen ar gyfer y sgwrs rhwng **{ $name }** a chi.
        [phone] Dyma'r rhif ar gyfer y sgwrs rhwng **{ $name }** a chi.
       *[in_person] Dyma'r lle ar gyfer y sgwrs rhwng **{ $name }** a chi.
    }
nudge-place-changed =
    { $format ->
        [video] Mae'r ddolen wedi newid ar gyfer y sgwrs rhwng **{ $name }** a chi.
        [phone] Mae'r rhif wedi newid ar gyfer y sgwrs rhwng **{ $name }** a chi.
       *[in_person] Mae'r lle wedi newid ar gyfer y sgwrs rhwng **{ $name }** a chi.
    }
nudge-placed-mine = Bydd **{ $name }** yn cael yr hyn a ychwanegoch ar gyfer eich sgwrs. Mae hwn ar gyfer eich calendr eich hun.
nudge-cancelled = Mae **{ $name }** wedi canslo eich sgwrs.
nudge-cancelled-after = Mae **{ $name }** yn dweud na ddigwyddodd eich sgwrs, ac yn gadael pethau felly.
nudge-cancelled-deleted = Mae rhywun wedi dileu'r edefyn preifat lle cafodd **{ $name }** a chi eich cyflwyno. Tacluso oedd hynny, efallai; nid oes yr un ohonoch wedi canslo dim.
nudge-cancelled-mine = Rydych chi wedi canslo'r sgwrs rhwng **{ $name }** a chi.
nudge-hour-before = Ymhen tuag awr: y sgwrs rhwng **{ $name }** a chi, { $when }.
nudge-minutes-before =
    { $minutes ->
        [one] Ymhen munud: y sgwrs rhwng **{ $name }** a chi, { $when }.
       *[other] Ymhen tua { $minutes } munud: y sgwrs rhwng **{ $name }** a chi, { $when }.
    }
