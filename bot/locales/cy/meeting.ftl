## Dod o hyd i amser

confirmed = Wedi'i gadarnhau. Mae'r cofnod calendr ar ei ffordd at y ddau ohonoch.
no-times = Welais i ddim amser rhydd gan { $other } yn yr wythnosau nesaf. Awgrymwch un eich hun.
times-theirs = Eich amseroedd chi yw'r rhain. Mae { $other } mewn cylchfa amser arall ({ $zone }).
more-times = Rhagor o amseroedd, yn eich cylchfa amser chi:
form-suggest = Awgrymu amser
submit-suggest = Awgrymu'r amser
field-day = Diwrnod
hint-day = Er enghraifft 2027-03-09
field-other-day = Neu ddiwrnod arall
field-time-of-day = Amser
hint-time = Eich amser chi ({ $zone }), er enghraifft 14:30
field-time-past = Mae hynny yn y gorffennol. Dewiswch amser diweddarach, os gwelwch yn dda.
field-time-far = Mae hynny dros chwe mis i ffwrdd. Dewiswch ddiwrnod cynharach, os gwelwch yn dda.
field-time-taken = Mae un ohonoch chi'n cwrdd â rhywun arall bryd hynny. Dewiswch amser arall, os gwelwch yn dda.
field-both-day-and-time = Llenwch y diwrnod a'r amser, os gwelwch yn dda.
field-some-time = Dewiswch o leiaf un amser, neu ysgrifennwch ddiwrnod ac amser.
form-offer = Cynnig amseroedd
submit-offer = Cynnig y rhain
field-times = Amseroedd sy'n eich siwtio (hyd at ddeg)
offered = Rwyf wedi cynnig eich amseroedd i { $other }.
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
where-saved = Wedi'i gadw.
form-reschedule = Amser arall
form-reschedule-intro = Caiff yr hen amser ei ollwng, a bydd { $name } yn cael gwybod.
submit-reschedule = Gofyn am amser arall
form-cancel = Canslo'r sgwrs
form-cancel-intro = Bydd { $name } yn cael gwybod ar unwaith.
submit-cancel = Canslo'r sgwrs
field-parting = Gair i gyd-fynd â hyn
hint-parting = Dewisol. Mae gair caredig yn helpu mwy na rheswm.

calendar-summary = Sgwrs: { $seeker } – { $host }
calendar-description = Sgwrs { $minutes } munud i ddysgu am swydd, wedi'i threfnu gyda Handshakes. I'w symud neu ei chanslo, defnyddiwch y botymau yn eich negeseuon.

nudge-accepted = Newyddion da gan **{ $name }**.
nudge-offered = Mae **{ $name }** wedi cynnig amseroedd. Dewiswch un sy'n eich siwtio.
nudge-lapsed = Ni lwyddodd **{ $name }** i gadarnhau'r amser mewn pryd. Dim ots o gwbl: dewiswch un arall.
nudge-arrange-reminder = Mae angen amser o hyd ar **{ $name }** a chi. Un clic yw'r cyfan.
nudge-arrange-last-reminder = Y neges atgoffa olaf: mae **{ $name }** a chi yn dal heb amser. Os nad yw'n gyfleus mwyach, mae canslo'n iawn hefyd.
nudge-picked = Mae **{ $name }** wedi dewis amser.
nudge-moved = Mae angen amser arall ar **{ $name }**.
nudge-introduce = **{ $seeker }**, dyma **{ $host }**: { $role } ({ $organisation }). **{ $host }**, dyma **{ $seeker }**, a hoffai gael { $minutes } munud o'ch amser.
introduce-connector = { $name } ddaeth â chi at eich gilydd. Diolch, { $name }: gallwch adael y gweddill iddyn nhw nawr.
introduce-next = Nesaf, bydd { $seeker } yn dewis amser yn y neges breifat oddi wrthyf i. Mae'r lle hwn ar gyfer popeth arall.
nudge-agreed = Dyna ni, wedi'i drefnu: mae **{ $name }** a chi wedi cytuno ar amser. Bydd y ffeil yn ei roi yn eich calendr.
nudge-placed = Mae'r ddolen neu'r lle wedi newid ar gyfer y sgwrs rhwng **{ $name }** a chi. Bydd y ffeil yn diweddaru eich calendr.
nudge-cancelled = Mae **{ $name }** wedi canslo eich sgwrs.
nudge-cancelled-deleted = Mae rhywun wedi dileu'r sgwrs lle cafodd **{ $name }** a chi eich cyflwyno. Tacluso oedd hynny, efallai; nid oes neb ohonoch wedi canslo dim.
nudge-cancelled-mine = Rydych chi wedi canslo'r sgwrs rhwng **{ $name }** a chi. Bydd y ffeil yn ei thynnu o'ch calendr.
nudge-hour-before = Ymhen tuag awr: y sgwrs rhwng **{ $name }** a chi, { $when }.
no-place-yet = Does dim dolen na lle eto. Ychwanegwch un nawr, fel na fydd rhaid i neb chwilio ar y funud olaf.
nudge-outcome = Roedd sgwrs i fod rhwng **{ $name }** a chi: { $when }. A ddigwyddodd hi?
nudge-outcome-reminder = Rhag gadael dim heb ei orffen: a ddigwyddodd y sgwrs rhwng **{ $name }** a chi ({ $when })?
nudge-missed = Mae **{ $name }** yn dweud eich bod chi wedi methu eich gilydd. Mae'n digwydd i bawb, a gellir rhoi pethau'n iawn.

## Paratoi

prep-none = Does dim byd i'w baratoi: does gennych chi ddim sgwrs ar y gweill. Dewch o hyd i rywun i siarad â nhw yn gyntaf.
prep-which = Pa sgwrs?
prep-with = Y sgwrs rhwng **{ $name }** a chi
prep-title = Cyn y sgwrs rhwng { $name } a chi
prep-lead = Pynciau y mae croeso i chi holi amdanynt: { $topics }. Ticiwch yr hyn sydd wedi'i wneud; y diwrnod cynt, byddaf yn dangos beth sydd ar ôl.
prep-all-done = Mae popeth wedi'i dicio. Rydych chi'n barod.
prep-research = Darllenwch am y sefydliad ({ $organisation }) a'r rôl ({ $role }): beth fyddech chi'n ei ofyn?
prep-intro = Ymarferwch ddweud pwy ydych chi mewn 20 i 30 eiliad
prep-goal = Penderfynwch ar un peth rydych chi eisiau ei wybod erbyn y diwedd
prep-questions = Rhowch eich cwestiynau mewn trefn, y pwysicaf yn gyntaf
prep-sound = Profwch y sain a'r llun, gwefrwch, diffoddwch hysbysiadau
prep-place = Lle tawel, golau o'ch blaen, dim byd rhyfedd y tu ôl i chi
prep-name = Yr enw ar eich sgrin yw'r un y mae { $name } yn ei adnabod
prep-fallback = Rhif ffôn wrth law, rhag ofn i'r alwad fethu
prep-number = Chi sy'n ffonio: rhowch rif { $name } yn barod wrth law
prep-quiet = Lle tawel gyda signal da
prep-zone = Gwiriwch yr amser unwaith eto: amser { $zone } sydd gan { $name }
prep-notes = Papur a beiro, ychydig nodiadau yn unig
prep-bounds = Cytunwch pryd i ddechrau a phryd i orffen
prep-one = Un cwestiwn ym mhob neges, ac arhoswch am yr ateb
prep-dress = Gwisgwch fel y mae pobl yno ({ $organisation }), ryw fymryn yn daclusach
prep-route = Lle cyhoeddus; dysgwch y ffordd a faint o amser mae'n ei gymryd
prep-coffee = Chi sy'n talu am y coffi, neu cynigiwch fynd am dro neu alwad yn lle hynny
prep-off = Ffôn wedi'i ddiffodd ac o'r golwg
prep-early = Byddwch yno bum munud yn gynnar
prep-end = Gorffennwch ar y funud a gytunwyd; gofynnwch cyn mynd dros yr amser

questions-title = Eich cwestiynau
questions-lead = Y pwysicaf yn gyntaf. Mae pump i ddeg yn ddigon; byddwch chi'n cyrraedd tua'u hanner.
questions-none = Dim un eto. Mae pump i ddeg yn ddigon. Dechreuwch gyda'r hyn na allech chi ei ddarganfod mewn unrhyw ffordd arall.
question-line = { $number }. { $question }
question-advice = Am gwestiwn { $number }: { $advice }
form-questions = Eich cwestiynau
field-questions = Un i bob llinell, y pwysicaf yn gyntaf
hint-questions = Hyd at { $most }
field-questions-many = Dyna { $count } o gwestiynau. { $most } ar y mwyaf: cadwch y rhai na all neb ond y person hwn eu hateb.
field-question-long = Mae cwestiwn { $number } yn hir iawn. Rhowch gynnig arno mewn { $most } nod: un peth ar y tro.

brief-title = { $name }, yn gryno
brief-questions = Dyma'r cwestiynau yr hoffai'r person eu gofyn:
brief-enough = Mae un sgwrs yn ddigon. Does dim dyletswydd i helpu ymhellach, i basio CV ymlaen nac i wybod am swydd.
nudge-research = Mae'r sgwrs rhwng **{ $name }** a chi ar y gorwel. Mae hanner awr o baratoi yn ei gwneud ddwywaith cystal.
nudge-day-before = Bron yna: y sgwrs rhwng **{ $name }** a chi. Os oes rhywbeth wedi codi, nawr yw'r amser i ddweud.
nudge-brief = Mae sgwrs ar y gorwel: dyma pwy yw **{ $name }** a beth yw'r gobeithion.
