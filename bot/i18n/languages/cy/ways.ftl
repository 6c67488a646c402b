## Commands, in the help and while typing

command-reach = Cyrraedd rhywun drwy bobl rydych chi'n eu hadnabod
usage-reach = /intro reach @enw neu bwnc

## The page of ways

reach-title = Ffyrdd at { $name }
reach-named = Gallai **{ $name }** eich cyflwyno.
reach-named-far = Gallai **{ $name }** eich cyflwyno, drwy un person arall.
reach-closeness =
    { $closeness ->
        [slightly] Maen nhw'n adnabod ei gilydd ychydig.
        [fairly] Maen nhw'n adnabod ei gilydd yn eithaf da.
       *[very] Maen nhw'n adnabod ei gilydd yn dda iawn.
    }
reach-fresh = Dywedon nhw hynny, neu cawson nhw sgwrs, yn y flwyddyn ddiwethaf.
reach-old = Dywedon nhw hynny, neu cawson nhw sgwrs, fwy na blwyddyn yn ôl.
reach-definite = Gallai rhywun rydych chi'n ei adnabod eich cyflwyno. Byddaf yn gofyn cyn rhoi enw.
reach-quiet = Efallai y gall rhywun rydych chi'n ei adnabod eich cyflwyno i { $name }. Gallaf ofyn, yn dawel: byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
reach-next = Yn gyntaf byddwch yn ysgrifennu nodyn byr. Bydd pwy bynnag y gofynnir iddo yn ei ddarllen, ac yn cael gwrthod; ni fydd neb arall yn clywed. Ar ôl ychydig ddyddiau gwaith byddaf yn rhoi cynnig ar eraill.
reach-sent = Bydd eich nodyn yn mynd yn gyntaf at bwy bynnag a allai eich cyflwyno, a dim ond wedyn at { $name }.
reach-withdrawn = Wedi'i dynnu'n ôl. Caiff pwy bynnag y gofynnwyd iddo wybod bod hyn ar ben. Mae eich nodyn wedi'i gadw, rhag ofn yr hoffech ei anfon mewn ffordd arall.
reach-or-topic = Neu rywun sy'n gwybod am “{ $topic }”, pwy bynnag yw.
topic-title = Ffyrdd at rywun: { $topic }
topic-hosts = Mae'r gwesteiwyr hyn yn addas, ac mae ffordd at bob un:
topic-hosts-fit =
    { $count ->
        [one] Mae 1 gwesteiwr yn addas. Gallwch hefyd ysgrifennu at y person eich hun.
        [two] Mae 2 westeiwr yn addas. Gallwch hefyd ysgrifennu atyn nhw eich hun.
       *[other] Mae { $count } gwesteiwr yn addas. Gallwch hefyd ysgrifennu atyn nhw eich hun.
    }
topic-no-host = Nid oes neb sy'n cynnig sgyrsiau yma'n cyfateb i'r geiriau hyn, ac nid oes gan neb rydych chi'n ei adnabod yr enw hwnnw.
topic-ask = Gallaf hefyd ofyn, yn dawel, i bobl rydych chi'n eu hadnabod a ydyn nhw'n adnabod rhywun. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
topic-asking = Rwyf eisoes yn gofyn i bobl rydych chi'n eu hadnabod:
topic-know-first = Gallaf hefyd ofyn i bobl rydych chi'n eu hadnabod a ydyn nhw'n adnabod rhywun. I wneud hynny mae angen i mi wybod pwy ydyn nhw: soniwch am un neu ddau.
topic-preview = Ydych chi'n adnabod rhywun? { $topic }
topic-when = Bydd pobl rydych chi'n eu hadnabod yn ei ddarllen, ychydig ar y tro. Os bydd un ohonyn nhw'n meddwl am rywun yma, bydd y person hwnnw'n ei ddarllen hefyd. Caiff pawb ddweud na heb reswm.
topic-sent = Rwy'n dechrau gofyn.
reach-named-by = Enwodd **{ $name }** y person i chi, a gallai eich cyflwyno.
reach-full = Ni all { $name } gymryd mwy o geisiadau ar hyn o bryd. Os bydd hynny'n dal yn wir pan fydd rhywun yn cytuno, daw eich nodyn yn ôl. Efallai y byddai'n well gennych aros, neu ysgrifennu at rywun arall yn gyntaf.

## Where a way stands

way-draft = Rydych wedi chwilio am ffordd at { $name }. Ni ofynnwyd i neb.
way-asking = Rwy'n gofyn, yn dawel, pwy allai eich cyflwyno i { $name }. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
way-reached = Mae eich nodyn wedi cyrraedd { $name }, drwy bobl rydych chi'n eu hadnabod.
way-ended = Ni allai neb eich cyflwyno i { $name } y tro hwn. Nid yw'n dweud dim amdanoch chi: mae pobl yn brysur. Mae eich nodyn wedi'i gadw. Efallai y bydd eraill cystal i siarad â nhw.
way-over = Mae'r ffordd hon at { $name } ar ben.
status-carried-seeker = Mae eich nodyn at { $other } yn mynd drwy bobl rydych chi'n eu hadnabod. Gallwch ddarllen sut mae pethau.
way-draft-topic = Rydych wedi chwilio am rywun: “{ $topic }”. Ni ofynnwyd i neb.
way-asking-topic = Rwy'n gofyn, yn dawel, i bobl rydych chi'n eu hadnabod a ydyn nhw'n adnabod rhywun: “{ $topic }”. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
way-outside = Mae eich nodyn yn mynd at rywun y tu allan: “{ $topic }”. Mae ymhlith eich sgyrsiau y tu allan.
way-ended-topic = Ni feddyliodd neb am rywun y tro hwn: “{ $topic }”. Nid yw'n dweud dim amdanoch chi: mae pobl yn brysur. Mae eich nodyn wedi'i gadw. Efallai y bydd geiriau eraill, neu faes cyfagos, yn gweithio'n well.
way-over-topic = Mae'r chwiliad hwn ar ben: “{ $topic }”.

## What a connector is asked

asked-what = Mae **{ $seeker }** yn gofyn am gyflwyniad i **{ $name }**, ac rwy'n meddwl y gallech chi ei roi. A wnewch chi?
asked-onward = Rydych yn adnabod **{ $who }**, sydd efallai'n adnabod y person hwnnw. Os cytunwch, gofynnaf i { $who } nesaf.
asked-via = Cytunodd **{ $who }** i hyn o'ch blaen, gan ysgrifennu:
asked-suggested = Mae **{ $seeker }** yn gofyn am gyflwyniad i **{ $name }**. Gofynnais i **{ $who }**, a awgrymodd eich enw chi. Dydw i ddim yn gwybod a ydych yn adnabod { $name }: os nad ydych, gwrthodwch yn syml.
asked-suggested-line = Mae **{ $who }** yn ysgrifennu:
asked-any-answer = Mae unrhyw ateb yn iawn. Ni chaiff { $seeker } byth wybod eich bod wedi gwrthod: bydd yn edrych fel tawelwch.
asked-summary = Hoffai { $seeker } gyflwyniad i { $name }. A wnewch chi helpu?
asked-agreed = Fe gytunoch i gyflwyno { $seeker } i { $name }. Rwy'n gofyn i'r person nesaf nawr.
asked-done = Rydych wedi cyflwyno { $seeker } i { $name }. Byddaf yn dweud wrthych pan fyddan nhw'n cytuno ar amser.
asked-declined = Mae hynny'n iawn. Ni chaiff { $seeker } wybod, ac ni ofynnir i chi eto am { $name } ar gyfer hyn.
asked-not-now = Mae hynny'n iawn. Fydda i ddim yn gofyn i chi dros { $seeker } am sbel, ac ni chaiff neb wybod.
asked-referred = Diolch. Byddaf yn ei drosglwyddo, a chaiff { $seeker } wybod eich bod wedi awgrymu rhywun.
asked-withdrawn = Nid oes angen cyflwyno { $seeker } i { $name } bellach.
asked-over = Mae'r cais hwn ar ben, ac nid oes angen ateb mwyach.
asked-thanks = Diolch. Fel hyn mae llawer sgwrs dda yn dechrau.
asked-topic = Mae **{ $seeker }** yn gobeithio siarad â rhywun: **{ $topic }**. Ydych chi'n adnabod rhywun, yma neu mewn man arall?
asked-wanted = Meddyliodd **{ $who }** amdanoch chi. Mae **{ $seeker }** yn gobeithio siarad â rhywun: **{ $topic }**. A wnewch chi gael sgwrs, y tro hwn yn unig?
asked-once-named = Mae unrhyw ateb yn iawn, a dim ond unwaith y gofynnaf i chi. Bydd { $seeker } yn darllen eich enw os cytunwch, a dim ond bryd hynny.
asked-summary-topic = Mae { $seeker } yn gobeithio siarad â rhywun: { $topic }. Ydych chi'n adnabod rhywun?
asked-summary-wanted = Mae { $seeker } yn gobeithio siarad â rhywun: { $topic }. A wnewch chi, y tro hwn yn unig?
asked-done-outside = Rydych yn trosglwyddo nodyn { $seeker }. Copïwch ef, ac ychwanegwch linell eich hun. Mae ymhlith sgyrsiau { $seeker }, drwoch chi.
asked-done-wanted = Fe gytunoch i gais { $seeker } am sgwrs.
asked-declined-topic = Mae hynny'n iawn. Ni chaiff { $seeker } wybod, ac ni ofynnir i chi eto ar gyfer hyn.
asked-withdrawn-topic = Nid yw { $seeker } yn chwilio am hyn bellach.
asked-named = Fe enwoch **{ $name }** i **{ $seeker }** yn eich sgwrs. Hoffai { $seeker } glywed gan { $name } hefyd. A wnewch chi gyflwyno'r ddau?

## What the person wanted reads

vouched-by = Daw'r cyflwyniad hwn gan **{ $name }**, sy'n ysgrifennu:
asked-once = Gofynnir i chi y tro hwn yn unig. Dim ond ar gyfer yr un sgwrs hon rydych chi'n cytuno: ni chewch eich rhestru fel rhywun sy'n cynnig sgyrsiau.

## Buttons

button-introduced = A allai rhywun fy nghyflwyno?
button-know-somebody = Pwy allai adnabod rhywun?
button-through = Drwy { $name }
button-quietly = Gofyn yn dawel
button-yourself = Ysgrifennu at y person eich hun
button-write-note = Ysgrifennu'r nodyn
button-send-through = Anfon drwy bobl rwy'n eu hadnabod
button-where-it-stands = Gweld sut mae pethau
button-introduce-them = Iawn, fe'u cyflwynaf
button-rather-ask = Gwell gofyn i rywun arall
button-rather-not = Na
button-ask-around = Gofyn i bobl rwy'n eu hadnabod
button-see-ways = Gweld y ffyrdd
button-hosts-who-fit = Gweld pwy sy'n addas
button-somebody-here = Ydw, rhywun yma
button-somebody-outside = Ydw, rhywun y tu allan
button-talk-once = Iawn, byddaf yn siarad

## Forms

form-yes = Eu cyflwyno
form-yes-intro = Mae { $seeker } yn gobeithio clywed gan { $name }. Bydd pwy bynnag a holir nesaf yn darllen hyn gyda'ch enw.
submit-yes = Eu cyflwyno
field-your-line = Eich llinell iddyn nhw
hint-your-line = Un llinell yn eich geiriau eich hun: pam y dylai'r ddau siarad
form-rather = Gofyn i rywun arall
form-rather-intro = Pwy allai gyflwyno { $seeker } i { $name } yn well? Caiff { $seeker } wybod eich bod wedi awgrymu rhywun, a'r enw hefyd os bydd y person hwnnw'n cytuno. Caiff y sawl a enwch wybod mai chi oedd hynny.
submit-rather = Ei drosglwyddo
field-rather-whom = Pwy?
hint-rather-whom = Aelod yma sy'n adnabod y person
field-rather-line = Llinell at y person (os hoffech)
field-rather-other = Dewiswch rywun heblaw chi a'r ddau hyn.
form-around = Holi fy nghydnabod
form-around-intro = Bydd pwy bynnag a holir yn darllen hyn, ac efallai'n ei drosglwyddo i rywun nad yw'n eich adnabod. Felly rhaid iddo sefyll ar ei ben ei hun.
field-topic-whom = Pwy ydych chi'n gobeithio ei gyfarfod?
hint-topic-whom = Swydd, maes, sefydliad, er enghraifft: nyrs ar ward
form-somebody = Rhywun yma
form-somebody-intro = Caiff { $seeker } wybod eich bod wedi meddwl am rywun, a'r enw hefyd os bydd y person hwnnw'n cytuno. Caiff y sawl a enwch wybod mai chi oedd hynny, a gofynnir unwaith.
hint-somebody = Aelod yma, p'un a yw'n cynnig sgyrsiau ai peidio
field-somebody-other = Dewiswch rywun heblaw { $seeker } a chi.
form-outside = Rhywun y tu allan
form-outside-intro = Chi sy'n trosglwyddo'r nodyn, yn eich ffordd eich hun. Caiff { $seeker } wybod eich bod yn gwneud hynny, a sut rydych yn cyfeirio at y person yma: dim enw, os gwelwch yn dda.
field-outside-label = Sut ydych chi'n cyfeirio at y person?
hint-outside-label = Er enghraifft: nyrs ar ward, ffrind i mi

## Errors

error-reach-whom = Pwy hoffech chi ei gyrraedd? Teipiwch /intro reach @enw, neu pa waith: swydd, pwnc, sefydliad. Os nad ydych yn gwybod eto, edrychwch pwy sy'n cynnig sgyrsiau.
error-reach-many = Rydych wedi chwilio am ffyrdd at { $count } o bobl neu bynciau yn y 30 diwrnod diwethaf. Mae terfyn, fel na all neb ddysgu drwy chwilio pwy sy'n adnabod pwy. Rhowch amser i'r rheini yn gyntaf; gallwch chwilio am eraill wedyn.
error-reach-note = Does dim nodyn i'w anfon eto. Ysgrifennwch ef yn gyntaf; edrychir dros eich geiriau cyn i ddim fynd.

## Nudges

nudge-connector-asked = Cymwynas fach, os hoffech:
nudge-connector-reminder = Neges gyfeillgar i'ch atgoffa, a'r unig un:
nudge-connector-withdrawn = Nid oes angen cyflwyno { $seeker } i { $name } bellach. Diolch am feddwl am y peth.
nudge-connector-over = Ni ddaeth dim o gyflwyno { $seeker } i { $name } y tro hwn. Diolch am gytuno: roedd yn help yr un fath.
nudge-way-heard = Hoffai **{ $who }** eich helpu i gyrraedd { $name }. Rwy'n holi ymhellach. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
nudge-way-suggested = Mae **{ $who }** wedi awgrymu i bwy arall y gallwn ofyn am { $name }. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
nudge-way-reached = Mae **{ $who }** wedi eich cyflwyno i { $name }, sydd â'ch nodyn nawr. Byddaf yn dweud wrthych cyn gynted ag y bydd ateb.
nudge-connector-withdrawn-topic = Nid yw { $seeker } yn chwilio am hyn bellach: { $topic }. Diolch am feddwl am y peth.
nudge-way-thought = Mae **{ $who }** wedi meddwl am rywun: “{ $topic }”. Rwy'n gofyn i'r person hwnnw. Byddwch yn clywed gen i os bydd rhywun yn cytuno, neu erbyn y dyddiad hwn fan bellaf: { $day }.
nudge-way-found = Meddyliodd **{ $who }** am **{ $name }**, a fydd yn falch o siarad â chi. Nesaf, cytunwch ar amser.
nudge-way-outside = Mae **{ $who }** yn adnabod rhywun y tu allan, ac yn trosglwyddo'ch nodyn: “{ $topic }”. Rwyf wedi'i roi ymhlith eich sgyrsiau y tu allan.
