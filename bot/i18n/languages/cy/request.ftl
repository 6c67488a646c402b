## Commands, in the help and while typing

command-request = Gofyn i rywun am 15 i 30 munud
usage-request = /intro request @enw

## Where an introduction stands

status-draft-seeker = Nid yw eich nodyn at { $other } wedi'i anfon eto.
status-going-seeker = Bydd eich nodyn yn cyrraedd { $other } ar ddechrau'r diwrnod gwaith nesaf yno: { $when }. Rhof wybod i chi cyn gynted ag y daw ateb.
status-answer-going-seeker = Bydd eich ateb yn cyrraedd { $other } ar ddechrau'r diwrnod gwaith nesaf yno: { $when }. Rhof wybod i chi cyn gynted ag y daw penderfyniad.
status-asked-seeker = Mae eich nodyn gan { $other }. Nid oes angen i chi atgoffa neb: fi fydd yn gwneud hynny, a byddaf yn rhoi gwybod i chi cyn gynted ag y daw ateb.
status-discarded-seeker = Rydych chi wedi penderfynu peidio ag anfon y nodyn hwn at { $other }. Nid oes neb wedi'i ddarllen.
status-withdrawn-seeker = Rydych chi wedi tynnu eich cais i { $other } yn ôl. Nid oes angen ateb mwyach.
status-expired-seeker = Mae eich cais i { $other } wedi dod i ben heb sgwrs. Arwydd o wythnos lawn yw tawelwch gan amlaf, ac nid yw'n dweud dim amdanoch chi. Gallwch ofyn i rywun arall nawr.
status-asked-host = Hoffai { $other } gael sgwrs â chi.
status-withdrawn-host = Mae { $other } wedi tynnu'r cais yn ôl. Nid oes angen ateb mwyach.
status-expired-host = Mae cais { $other } wedi dod i ben. Nid oes angen ateb mwyach.

## Messages

preview-title = Beth fydd { $name } yn ei ddarllen
preview-fine = Mae hwn yn darllen yn rhwydd. Dim ond pan bwyswch chi “{ button-send }” y bydd yn mynd.
preview-fine-way = Mae hwn yn darllen yn rhwydd. Dim ond pan bwyswch chi “{ button-send-through }” y bydd yn mynd.
preview-flags = Gallwch ei anfon fel y mae. Efallai y byddai'n well o'i newid ychydig:
preview-blocked = Cyn y gall fynd:
preview-also = Ac os hoffech:
preview-details = Mae angen ychydig o fanylion ar y math hwn o nodyn. Pwyswch “{ button-details }”.
preview-when = Ar ôl ei anfon, bydd yn cyrraedd { $name } yn ystod oriau gwaith. Caiff ddweud na heb roi rheswm.
preview-when-way = Bydd y rhai y gofynnir iddyn nhw eich cyflwyno yn ei ddarllen yn gyntaf, yna { $name }. Caiff pawb ddweud na heb reswm.
request-sent = Wedi'i anfon at { $name }. Mae'r rhan fwyaf o atebion yn cymryd ychydig ddyddiau, ac arwydd o wythnos lawn yw tawelwch gan amlaf.
request-about-you = Mae un llinell amdanoch chi yn ei gwneud yn haws cytuno. Gallwch ei hychwanegu o hyd.
request-discarded = Nid yw wedi'i anfon, ac nid oes neb wedi'i ddarllen.

## Facts

noted-institution = Ble buoch chi'ch dau
noted-year = Y flwyddyn
noted-connection = Cysylltiad trwy
noted-permission = Caniatâd
noted-event = Pa ddigwyddiad
noted-remark = Yr hyn a gofir
noted-talk = Pa anerchiad
noted-tried = Camau ers hynny
noted-earlier = Y neges flaenorol

## Buttons

button-ask-again = Gofyn eto
button-ask-them = Ysgrifennu at y person hwn
button-details = Ychwanegu manylion
button-discard = Peidio â'i anfon
button-preview = Bwrw golwg drosto
button-insist = Mae'n iawn fel y mae
button-request = Gofyn am sgwrs
button-send = Anfon y nodyn
button-withdraw = Tynnu'n ôl

## Forms

form-note = Eich nodyn
form-note-intro = At { $name }. Byr a gonest sydd orau. Cewch fwrw golwg drosto cyn iddo fynd.
submit-preview = Bwrw golwg drosto
field-why = Pam { $name }?
hint-why = Pam, a phwy ydych chi. Llenwch y ddau, neu ddim un i weld sut i ddechrau
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

## Errors

error-not-a-host = Nid yw'r person hwn yn cynnig sgyrsiau ar hyn o bryd. Gallwch ofyn i unrhyw un sy'n gwneud hynny.
error-yourself = Chi eich hun yw hynny. Edrychwch pwy arall sy'n cynnig sgyrsiau.
error-not-asked-now = Nid yw'r person hwn yn derbyn ceisiadau ar hyn o bryd. Efallai y byddai sgwrs â rhywun arall yr un mor dda.
error-host-left = Mae { $name } wedi gadael y gymuned hon, felly ni anfonwyd eich nodyn. Efallai y byddai sgwrs â rhywun arall yr un mor dda.
error-host-full = Mae'r gwesteiwr hwn wedi rhoi pob sgwrs sy'n bosibl y mis hwn. Gallech ofyn i rywun arall nawr, neu roi cynnig arall arni y mis nesaf.
error-host-busy = Mae gan y gwesteiwr hwn ddigon o geisiadau i'w hateb ar hyn o bryd, felly dim ond aros y byddai eich cais chi. Gallech ofyn i rywun arall nawr, neu edrych eto ymhen ychydig ddyddiau.
error-host-busy-kept = Mae gan y gwesteiwr hwn ddigon o geisiadau i'w hateb ar hyn o bryd, felly dim ond aros y byddai eich cais chi. Mae eich nodyn wedi'i gadw, a gallwch ei anfon pan fydd lle. Yn y cyfamser gallech ofyn i rywun arall.
error-already-open = Mae rhywbeth ar agor rhyngoch chi'n barod. Gallwch weld sut mae pethau'n sefyll.
error-declined-lately = Pan ofynnoch chi i'r gwesteiwr hwn yn ddiweddar, “na” oedd yr ateb. Gallwch ofyn eto o'r dyddiad hwn ymlaen: { $day }. Efallai y bydd rhywun arall yn falch o gael cais nawr.
error-withdrawn-lately = Rydych wedi tynnu mwy nag un cais i'r gwesteiwr hwn yn ôl yn ddiweddar. Gallwch ofyn eto o'r dyddiad hwn ymlaen: { $day }. Efallai y bydd rhywun arall yn falch o gael cais nawr.
error-cap-open =
    { $most ->
        [one] Mae gennych gais ar agor. Pan ddaw i ben, neu pan fyddwch yn ei dynnu'n ôl, bydd lle i un newydd.
        [two] Mae gennych 2 gais ar agor, sef cymaint ag y caiff fod ar y tro. Pan ddaw un i ben, neu pan fyddwch yn tynnu un yn ôl, bydd lle i un newydd.
        [few] Mae gennych 3 chais ar agor, sef cymaint ag y caiff fod ar y tro. Pan ddaw un i ben, neu pan fyddwch yn tynnu un yn ôl, bydd lle i un newydd.
        [many] Mae gennych 6 chais ar agor, sef cymaint ag y caiff fod ar y tro. Pan ddaw un i ben, neu pan fyddwch yn tynnu un yn ôl, bydd lle i un newydd.
       *[other] Mae gennych { $most } cais ar agor, sef cymaint ag y caiff fod ar y tro. Pan ddaw un i ben, neu pan fyddwch yn tynnu un yn ôl, bydd lle i un newydd.
    }
error-cap-left = Gofynnoch chi am sgyrsiau yma cyn i chi adael, ac mae'r ceisiadau hynny'n dal i gyfrif am ychydig, fel nad oes neb yn cael gormod o geisiadau. Gallwch ofyn eto o'r dyddiad hwn ymlaen: { $day }.
error-cap-organisation = Mae gennych gais ar agor yn barod i'r sefydliad hwn: { $organisation }. Un ar y tro yno, fel nad oes neb yn cael dau gais ar ddamwain. Pan ddaw i ben, bydd lle i un arall; yn y cyfamser gallwch ofyn yn rhywle arall.
error-offer-changed = Mae'r gwesteiwr wedi newid y cynnig ers i chi ysgrifennu hwn. Dewiswch eto am ba hyd a sut.

## Nudges

nudge-request = Mae **{ $name }** yn gofyn a fyddech chi'n sgwrsio am { $minutes } munud. Mae unrhyw ateb yn iawn, gan gynnwys na.
