## Where an introduction stands

status-questioned-seeker = Hoffai { $other } wybod un peth cyn penderfynu.
status-accepted-seeker = Mae { $other } wedi cytuno. Y cam nesaf yw amser sy'n siwtio'r ddau ohonoch.
status-declined-seeker = Nid yw { $other } yn gallu gwneud hyn y tro hwn. Nid yw hynny'n dweud dim amdanoch chi na'ch nodyn; wythnos lawn sydd gan lawer o bobl. Efallai y bydd rhywun arall yn falch o gael cais.
status-questioned-host = Rydych chi wedi gofyn rhywbeth i { $other }. Gallwch aros am yr ateb, neu benderfynu nawr.
status-accepted-host = Rydych chi wedi cytuno. Nesaf, bydd { $other } yn dewis neu'n awgrymu amser. Os byddai'n well gennych gynnig amseroedd eich hun, mae croeso i chi wneud.
status-declined-host = Rydych chi wedi dweud na wrth { $other }, yn garedig. Dyna'r cyfan sydd ei angen.
shared-reason =
    { $reason ->
        [busy] Y rheswm a roddwyd: gormod ar y gweill ar hyn o bryd.
        [not_me] Y rheswm a roddwyd: nid y person iawn ar gyfer hyn.
        [someone_else] Y rheswm a roddwyd: byddai rhywun arall yn well.
       *[away] Y rheswm a roddwyd: i ffwrdd am gyfnod.
    }
referred-to = Yr awgrym yw y byddai **{ $name }** yn berson da i'w holi.

## Messages

referred = Mae { $name } yn cynnig sgyrsiau, felly gellir gofyn ar unwaith, gyda'ch enw chi fel y cysylltiad. Diolch am yr awgrym.
referred-invited = Nid yw { $name } yn cynnig sgyrsiau eto. Rwy'n gofyn a fyddai hynny'n bosibl, a dim ond os yw'r ateb yn gadarnhaol y byddaf yn dweud yr enw. Diolch am yr awgrym.
answer-sent = Mae eich ateb ar ei ffordd at { $name }.

## Facts

fact-they-answered = Yr ateb
fact-you-asked = Eich cwestiwn

## Buttons

button-accept = Iawn, byddwn i'n hapus i sgwrsio
button-ask = Gofyn un peth yn gyntaf
button-decline = Nid y tro hwn
button-refer = Nid fi, ond gofynnwch i…
button-reply = Ateb

## Forms

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
form-refer-intro = Gyda phwy y byddai'n dda i { $name } siarad?
submit-refer = Awgrymu'r person hwn
field-person = Pwy?
hint-refer-person = Rhywun yma rydych chi'n ei adnabod ac a allai fod yn falch o gael cais

## Errors

error-capacity =
    { $count ->
        [one] Rydych chi wedi rhoi eich sgwrs am y mis hwn. Codwch eich terfyn i dderbyn hon hefyd, neu gadewch hi tan y mis nesaf: mae'r cais yn aros ar agor.
       *[other] Rydych chi wedi rhoi eich { $count } sgwrs am y mis hwn. Codwch eich terfyn i dderbyn hon hefyd, neu gadewch hi tan y mis nesaf: mae'r cais yn aros ar agor.
    }

## Nudges

nudge-answered = Mae **{ $name }** wedi ateb eich cwestiwn.
nudge-host-reminder = Neges fach i'ch atgoffa: mae **{ $name }** yn dal i aros am ateb. Mae “na” yn help hefyd: wedyn gellir gofyn i rywun arall.
nudge-host-last-reminder = Dyma fy neges atgoffa olaf am **{ $name }**. Os nad nawr yw'r amser, mae “na” byr yn iawn, ac yn garedig.
nudge-question = Mae gan **{ $name }** un cwestiwn cyn penderfynu:
nudge-question-reminder = Mae **{ $name }** yn dal i aros am eich ateb:
nudge-alternatives = Nid yw { $name } wedi ateb eto; arwydd o wythnos lawn yw tawelwch gan amlaf. Nid oes rhaid i chi aros am yr ateb hwnnw.
