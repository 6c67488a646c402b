## Commands, in the help and while typing

command-prep = Paratoi ar gyfer eich sgwrs nesaf
usage-prep = /intro prep

## Messages

prep-none = Does gennych chi ddim sgwrs ar y gweill eto. Ar ôl cytuno ar amser gyda rhywun, yma y byddwch chi'n paratoi.
prep-which = Pa sgwrs?
prep-with = Y sgwrs rhwng **{ $name }** a chi
prep-title = Cyn y sgwrs rhwng { $name } a chi
prep-lead = Pynciau y mae croeso i chi holi amdanyn nhw: { $topics }. Ticiwch yr hyn sydd wedi'i wneud.
prep-all-done = Mae popeth wedi'i dicio. Rydych chi'n barod.
prep-research = Darllenwch am y sefydliad ({ $organisation }) a'r rôl ({ $role }): beth fyddech chi'n ei ofyn?
prep-research-alone = Darllenwch am y rôl ({ $role }): beth fyddech chi'n ei ofyn?
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
prep-dress-alone = Gwisgwch fel y mae pobl yn y gwaith hwn, ryw fymryn yn daclusach
prep-route = Lle cyhoeddus; dysgwch y ffordd a faint o amser mae'n ei gymryd
prep-coffee = Chi sy'n talu am y coffi, neu cynigiwch fynd am dro neu alwad yn lle hynny
prep-off = Ffôn wedi'i ddiffodd ac o'r golwg
prep-early = Byddwch yno bum munud yn gynnar
prep-end = Gorffennwch ar y funud a gytunwyd; gofynnwch cyn mynd dros yr amser
questions-title = Eich cwestiynau
questions-lead = Y pwysicaf yn gyntaf. Mae pump i ddeg yn ddigon; byddwch chi'n cyrraedd tua'u hanner.
questions-none = Dim un eto. Mae pump i ddeg yn ddigon. Dechreuwch gyda'r hyn na allech chi ei ddarganfod mewn unrhyw ffordd arall.
questions-shared = Bydd { $name } yn gweld y cwestiynau hyn mewn da bryd cyn y sgwrs.
questions-held = Nid yw { $name } yn gweld eich cwestiynau eto. Cyn iddyn nhw fynd:
questions-kept = Ni fydd { $name } yn gweld y cwestiynau hyn o hyn ymlaen.
question-line = { $number }. { $question }
question-advice = Am gwestiwn { $number }: { $advice }
suggestions-title = Cwestiynau i ddewis o'u plith
suggestions-for = Cwestiynau ar gyfer { $name }
suggestions-lead = Ychwanegwch yr hyn yr hoffech chi ei wybod go iawn, a'i roi yn eich geiriau eich hun. Does dim byd yma wedi'i ofyn eto.
suggestion-line = **{ $category }** – { $question }

## Categories of questions

category-path = Llwybr a throbwyntiau
category-day = O ddydd i ddydd
category-industry = I ble mae'r maes yn mynd
category-insights = Syndod a chraffter
category-culture = Diwylliant, a phwy sy'n ffynnu
category-balance = Y da a'r anodd
category-skills = Sgiliau a ffyrdd i mewn
category-advice = Cyngor
category-resources = Beth i'w ddarllen a'i glywed
category-projects = Rhoi cynnig arni
category-onward = Pwy a beth nesaf

## The brief

brief-title = { $name }, yn gryno
brief-questions = Dyma'r cwestiynau yr hoffai'r person eu gofyn:
brief-enough = Mae un sgwrs yn ddigon. Does dim dyletswydd i helpu ymhellach, i drosglwyddo CV nac i wybod am swydd.
fallback =
    { $format ->
        [video] Os bydd yr alwad yn methu, anfonwch air at eich gilydd a siaradwch dros y ffôn.
        [phone] Os na fydd neb yn ateb, anfonwch air a rhowch gynnig arall arni ymhen pum munud.
        [chat] Os bydd un ohonoch yn colli cysylltiad, anfonwch air ac ewch ymlaen wedyn.
       *[in_person] Os bydd un ohonoch yn hwyr neu ar goll, anfonwch air at eich gilydd.
    }

## Facts

fact-fallback = Wrth gefn

## Buttons

button-add-question = Ychwanegu
button-back-to-questions = Yn ôl i fy nghwestiynau
button-brief = Pwy sy'n dod
button-checklist = Yn ôl i'r rhestr wirio
button-edit-questions = Ysgrifennu fy nghwestiynau
button-more-questions = Dangos rhai eraill
button-prep = Paratoi
button-questions = Fy nghwestiynau
button-share-questions = Rhannu gyda'r gwesteiwr
button-unshare-questions = Eu cadw i mi fy hun
button-suggest-questions = Awgrymu rhai
button-their-note = Y nodyn
button-up = Symud { $number } i fyny

## Forms

form-questions = Eich cwestiynau
field-questions = Un i bob llinell, y pwysicaf yn gyntaf
hint-questions = Hyd at { $most }
field-questions-many = Dyna { $count } o gwestiynau. { $most } ar y mwyaf: cadwch y rhai na all neb ond y person hwn eu hateb.
field-question-long = Mae cwestiwn { $number } yn hir iawn. Rhowch gynnig arno mewn { $most } nod: un peth ar y tro.

## Errors

error-prep-over = Does dim byd i'w baratoi yma mwyach.

## Nudges

nudge-research = Mae'r sgwrs rhwng **{ $name }** a chi ar y gorwel. Gyda hanner awr o baratoi, gallwch ofyn yr hyn na all neb arall ei ateb.
nudge-day-before = Mae'n agosáu: y sgwrs rhwng **{ $name }** a chi. Os oes rhywbeth wedi codi, nawr yw'r amser i ddweud.
nudge-brief = Mae sgwrs ar y gorwel: dyma bwy yw **{ $name }**, a'r hyn y mae'n gobeithio ei gael ohoni.
