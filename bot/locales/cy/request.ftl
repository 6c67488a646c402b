## Ysgrifennu cais

form-note = Eich nodyn
form-note-intro = I { $name }. Byr a gonest sydd orau. Cewch fwrw golwg drosto cyn iddo fynd.
submit-preview = Bwrw golwg drosto
field-why = Pam { $name }?
hint-why = Beth welsoch chi o waith y person hwn, a phwy ydych chi, mewn ychydig frawddegau
field-learn = Beth hoffech chi ei ddysgu?
hint-learn = Un neu ddau gwestiwn na all neb arall eu hateb
field-note-type = Sut y daethoch chi at y person hwn
note-type =
    { $type ->
        [cold] Dydyn ni ddim yn adnabod ein gilydd
        [alumni] Fe fuon ni yn yr un lle
        [mutual] Rydyn ni'n dau yn adnabod rhywun
        [friend] Mae ffrind neu berthynas i mi yn adnabod y person hwn
        [referral] Fe awgrymodd rhywun y person hwn
        [event] Fe gwrddon ni mewn digwyddiad
        [talk] Fe glywais i'r person hwn yn siarad
       *[nudge] Rwyf wedi ysgrifennu at y person hwn o'r blaen
    }
field-minutes = Am ba hyd?
field-format = Sut?

form-details = Ychydig o fanylion
detail-institution = Ble buoch chi'ch dau
hint-detail-institution = Ysgol, prifysgol neu gyflogwr
detail-year = Eich blwyddyn
hint-detail-year = Pryd y gorffennoch chi, neu pryd rydych chi'n disgwyl gorffen
detail-connection = Pwy sy'n eich cysylltu
hint-detail-connection = Enw'r person
detail-permission = A gewch chi ddefnyddio'r enw?
permission-yes = Caf, rwyf wedi gofyn
permission-no = Ddim eto
permission-given = Mae caniatâd i ddefnyddio'r enw
field-permission-first = Gofynnwch am ganiatâd yn gyntaf: mae un llinell yn ddigon. Bydd eich drafft yn cael ei gadw tan hynny.
detail-event = Pa ddigwyddiad
hint-detail-event = Enw a dyddiad
detail-remark = Beth rydych chi'n ei gofio
hint-detail-remark = Rhywbeth a ddywedwyd ac a arhosodd gyda chi
detail-talk = Pa anerchiad
hint-detail-talk = Teitl neu bwnc, ac ymhle
detail-tried = Beth wnaethoch chi ers hynny
hint-detail-tried = Rhywbeth a ddarllenoch, a lunioch neu a wnaethoch o'i herwydd
detail-earlier = Pryd yr ysgrifennoch chi o'r blaen
hint-detail-earlier = Yn fras; mae'n iawn fod y person wedi bod yn brysur

## Yr un peth wrth ochr yr hyn mae'r gwesteiwr yn ei ddarllen

noted-institution = Ble buoch chi'ch dau
noted-year = Eu blwyddyn nhw
noted-connection = Pwy sy'n eich cysylltu
noted-permission = Caniatâd
noted-event = Pa ddigwyddiad
noted-remark = Beth maen nhw'n ei gofio
noted-talk = Pa anerchiad
noted-tried = Beth wnaethon nhw ers hynny
noted-earlier = Pryd yr ysgrifennon nhw o'r blaen

preview-title = Beth fydd { $name } yn ei ddarllen
preview-fine = Mae hwn yn darllen yn dda. Dim ond pan bwyswch chi “{ button-send }” y bydd yn mynd.
preview-flags = Gallwch ei anfon fel y mae. Efallai y byddai'n well o'i newid ychydig:
preview-blocked = Cyn y gall fynd:
preview-details = Mae angen ychydig o fanylion ar y math hwn o nodyn. Pwyswch “{ button-details }”.
preview-when = Bydd yn cyrraedd { $name } o fewn oriau gwaith. Mae dweud na heb reswm yn iawn.

request-sent = Wedi'i anfon. Bydd { $name } yn ei weld o fewn oriau gwaith. Mae'r rhan fwyaf o atebion yn cymryd ychydig ddyddiau, ac wythnos lawn yw ystyr tawelwch gan amlaf.
request-about-you = Mae un llinell amdanoch chi yn gwneud cytundeb yn fwy tebygol. Gallwch ei hychwanegu o hyd.
request-discarded = Wedi'i daflu. Ni welodd neb ef.

## Sut mae pethau'n sefyll: y sawl sy'n gofyn

status-draft-seeker = Nid yw eich nodyn i { $other } wedi'i anfon eto.
status-asked-seeker = Mae eich nodyn gan { $other }. Does dim byd i chi ei wneud. Byddaf yn anfon neges atgoffa garedig ar ôl ychydig ddyddiau, ac yn rhoi gwybod i chi cyn gynted ag y daw ateb.
status-questioned-seeker = Hoffai { $other } wybod un peth cyn penderfynu.
status-accepted-seeker = Mae { $other } wedi cytuno. Dewiswch amser sy'n eich siwtio.
status-picked-seeker = Eich dewis chi: { $when }. Mae angen i { $other } ei gadarnhau o hyd.
status-passed-seeker = Aeth yr amser a ddewisoch chi heibio cyn i { $other } allu ei gadarnhau. Dewiswch un arall.
status-agreed-seeker = Mae { $other } a chi yn cwrdd: { $when }.
status-over-seeker = Roedd { $other } a chi i fod i gwrdd: { $when }. A ddigwyddodd hynny?
status-missed-seeker = Mae { $other } a chi wedi methu eich gilydd. Mae'n digwydd i bawb. Gallwch roi pethau'n iawn.
status-met-seeker = Mae { $other } a chi wedi cael sgwrs. Mae gair o ddiolch yn dal yn ddyledus, ac mae mwy o groeso iddo nag y byddech chi'n meddwl.
status-thanked-seeker = Mae { $other } a chi wedi cael sgwrs, ac rydych chi wedi dweud diolch. Da iawn chi.
status-discarded-seeker = Rydych chi wedi taflu eich nodyn i { $other }. Ni welodd neb ef.
status-withdrawn-seeker = Rydych chi wedi tynnu eich cais i { $other } yn ôl. Nid oes angen ateb mwyach.
status-declined-seeker = Nid yw { $other } yn gallu y tro hwn. Nid yw hynny'n dweud dim amdanoch chi na'ch nodyn; wythnos lawn sydd gan y rhan fwyaf o bobl. Efallai y bydd rhywun arall yn falch o gael cais.
status-expired-seeker = Mae eich cais i { $other } wedi dod i ben heb sgwrs. Prysurdeb yw tawelwch bron bob amser. Gallwch ofyn i rywun arall nawr.
status-unheard-seeker = Ni ddywedwyd dim mwy am y sgwrs rhwng { $other } a chi, felly rwyf wedi gadael iddi fod. Gallwch ofyn eto, neu ofyn i rywun arall.
status-deleted-seeker = Mae'r sgwrs a rannai { $other } a chi wedi'i dileu, felly rwyf wedi dod â hyn i ben yn garedig i'r ddau ohonoch. Gallwch ddechrau eto pryd bynnag y mynnwch.
status-cancelled-seeker = Mae'r sgwrs rhwng { $other } a chi wedi'i chanslo. Gallwch ofyn i rywun arall pryd bynnag y mynnwch.

## Sut mae pethau'n sefyll: y gwesteiwr

status-draft-host = Nid oes dim wedi'i ofyn eto.
status-asked-host = Hoffai { $other } gael sgwrs â chi.
status-questioned-host = Rydych chi wedi gofyn rhywbeth i { $other }. Gallwch aros am yr ateb, neu benderfynu nawr.
status-accepted-host = Rydych chi wedi cytuno, ac mae { $other } yn dewis amser nawr. Does dim byd i chi ei wneud, oni bai y byddai'n well gennych gynnig amseroedd eich hun.
status-picked-host = Hoffai { $other } gael sgwrs: { $when }.
status-passed-host = Roedd { $other } wedi dewis amser sydd wedi mynd heibio: { $when }. Cynigiwch amseroedd eraill os hoffech chi sgwrsio o hyd.
status-agreed-host = Mae { $other } a chi yn cwrdd: { $when }.
status-over-host = Roedd { $other } a chi i fod i gwrdd: { $when }. A ddigwyddodd hynny?
status-missed-host = Mae { $other } a chi wedi methu eich gilydd. Mae'n digwydd i bawb. Gallwch roi pethau'n iawn.
status-met-host = Rydych chi wedi rhoi eich amser i { $other }. Diolch. Does dim mwy i'w wneud.
status-thanked-host = Rydych chi wedi rhoi eich amser i { $other }, ac wedi cael diolch.
status-discarded-host = Nid oes dim wedi'i ofyn.
status-withdrawn-host = Mae { $other } wedi tynnu'r cais yn ôl. Does dim byd i chi ei wneud.
status-declined-host = Rydych chi wedi dweud na wrth { $other }, yn garedig. Does dim mwy i'w wneud.
status-expired-host = Mae cais { $other } wedi dod i ben. Does dim byd i chi ei wneud.
status-unheard-host = Ni ddywedwyd dim mwy am y sgwrs rhwng { $other } a chi, felly rwyf wedi gadael iddi fod. Does dim byd i chi ei wneud.
status-deleted-host = Mae'r sgwrs a rannai { $other } a chi wedi'i dileu, felly rwyf wedi dod â hyn i ben yn garedig i'r ddau ohonoch. Gellir gofyn i chi eto; does dim byd i chi ei wneud.
status-cancelled-host = Mae'r sgwrs rhwng { $other } a chi wedi'i chanslo. Does dim byd i chi ei wneud.

shared-reason =
    { $reason ->
        [busy] Y rheswm a roddwyd: gormod ar y gweill ar hyn o bryd.
        [not_me] Y rheswm a roddwyd: nid y person iawn ar gyfer hyn.
        [someone_else] Y rheswm a roddwyd: byddai rhywun arall yn well.
       *[away] Y rheswm a roddwyd: i ffwrdd am gyfnod.
    }
referred-to = Yr awgrym yw y byddai **{ $name }** yn berson da i'w holi.

## Atebion y gwesteiwr

form-ask = Gofyn un peth yn gyntaf
form-ask-intro = Bydd { $name } yn ateb unwaith, ac yna byddwch chi'n penderfynu.
submit-ask = Gofyn
field-question-back = Eich cwestiwn
hint-question-back = Beth mae angen i chi ei wybod er mwyn cytuno neu ddweud na
form-reply = Eich ateb
submit-reply = Anfon
field-answer = Eich ateb
hint-answer = Mae ateb byr a phlaen yn iawn
form-decline = Nid y tro hwn
form-decline-intro = Mae dweud na yn iawn. Bydd y sawl a ofynnodd yn cael geiriau caredig a phobl eraill i'w holi.
submit-decline = Dweud na yn garedig
field-reason = Pam (i chi yn unig, oni bai i chi ei rannu)
reason =
    { $reason ->
        [busy] Gormod ar y gweill ar hyn o bryd
        [not_me] Nid fi yw'r person iawn
        [someone_else] Byddai rhywun arall yn well
        [away] I ffwrdd am gyfnod
       *[unsaid] Byddai'n well gen i beidio â dweud
    }
field-share-reason = Rhannu'r rheswm?
share-no = Na, ei gadw i mi fy hun
share-yes = Ie, rhannu'r rheswm
form-refer = Nid fi, ond gofynnwch i…
form-refer-intro = Pwy fyddai'n dda i { $name } siarad â nhw?
submit-refer = Awgrymu'r person hwn
field-person = Pwy?
hint-refer-person = Rhywun yma rydych chi'n ei adnabod ac a allai fod yn falch o gael cais
referred = Mae { $name } yn cynnig sgyrsiau, felly gellir gofyn ar unwaith, gyda'ch enw chi fel y cysylltiad. Diolch am yr awgrym.
referred-invited = Nid yw { $name } yn cynnig sgyrsiau eto. Rwy'n gofyn a fyddai hynny'n bosibl, a dim ond os daw cytundeb y byddaf yn dweud yr enw. Diolch am yr awgrym.

## Negeseuon am gais

nudge-request = Mae **{ $name }** yn gofyn a fyddech chi'n sgwrsio am { $minutes } munud. Mae unrhyw ateb yn iawn, gan gynnwys na.
nudge-answered = Mae **{ $name }** wedi ateb eich cwestiwn.
nudge-host-reminder = Neges fach i'ch atgoffa: mae **{ $name }** yn dal i aros am ateb. Mae dweud na cystal â chytuno.
nudge-host-last-reminder = Y neges atgoffa olaf am **{ $name }**. Os nad nawr yw'r amser, mae un clic ar “{ button-decline }” yn fwy caredig na thawelwch.
nudge-question = Mae gan **{ $name }** un cwestiwn cyn penderfynu:
nudge-question-reminder = Mae **{ $name }** yn dal i aros am eich ateb:
nudge-alternatives = Nid yw { $name } wedi ateb eto; wythnos lawn yw tawelwch gan amlaf. Wrth aros, gallech ofyn i rywun arall hefyd.
nudge-invite-host = Mae **{ $name }** yn meddwl y gallai rhywun yma ddysgu oddi wrthych chi. Fyddech chi'n cynnig sgyrsiau? Chi sy'n dewis pa mor aml, a gallwch ddweud na wrth unrhyw un.
nudge-referral = Mae **{ $name }**, a awgrymwyd i chi gan { $by }, bellach yn cynnig sgyrsiau. Gallwch ysgrifennu nodyn nawr.
nudge-connector-agreed = Fe weithiodd eich cyflwyniad: bydd { $seeker } a'r gwesteiwr, { $host }, yn cael sgwrs ({ $when }). Diolch.
nudge-connector-met = Mae { $seeker } a'r gwesteiwr, { $host }, wedi cael sgwrs. Diolch am ddod â nhw at ei gilydd.
invite-declined = Mae hynny'n iawn. Ni fydd neb yn cael gwybod, ac ni fyddaf yn gofyn hyn i chi eto.
nudge-unreachable = Allwn i ddim cyrraedd { $name }: efallai fod y negeseuon ar gau, neu fod y person wedi gadael. Efallai yr hoffech chi gael gair.
