## Commands, in the help and while typing

command-report = Dweud wrth drefnydd am rywbeth a aeth o'i le rhyngoch chi ac aelod
usage-report = /intro report @enw
command-reports = I drefnwyr: yr hyn y mae aelodau wedi rhoi gwybod amdano
usage-reports = /intro reports

## Messages

report-title = Adroddiad
report-summary =
    { $status ->
        [sent] Rhoesoch wybod am **{ $name }**. Does neb wedi dechrau edrych ar y mater eto; rwy'n atgoffa pwy bynnag a all.
        [acknowledged] Rhoesoch wybod am **{ $name }**. Mae rhywun yn edrych ar y mater.
        [closed] Mae eich adroddiad am **{ $name }** wedi'i gau.
       *[withdrawn] Tynnoch eich adroddiad am **{ $name }** yn ôl.
    }
report-sent = Diolch am ddweud. Pwy sy'n ei gael: { $who }. Byddaf yn ysgrifennu atoch cyn gynted ag y bydd rhywun yn edrych ar y mater. Dydw i ddim yn dweud wrth **{ $name }** fod adroddiad, na phwy a'i hysgrifennodd.
report-enough = Mae'r cyfan wedi'i drosglwyddo. Gallwch ychwanegu mwy ar ôl i rywun ysgrifennu atoch.
report-about = Rhoddodd **{ $reporter }** wybod am **{ $reported }**: { $when }.
report-earlier =
    { $count ->
        [one] Mae 1 adroddiad arall am yr aelod hwn.
       *[other] Mae { $count } adroddiad arall am yr aelod hwn.
    }
report-is-withdrawn = Cafodd ei dynnu'n ôl.
report-is-closed = Mae wedi'i gau.
report-handler = Mae **{ $name }** yn edrych ar y mater.
report-unread = Does neb wedi dechrau edrych arno eto.
report-words = Beth ddigwyddodd:
report-quoted = Ysgrifennwyd gan yr aelod dan sylw:
report-by-reporter = Oddi wrth yr un a roddodd wybod, { $when }:
report-by-organisers = At yr un a roddodd wybod, { $when }:
report-by-you = Oddi wrthych chi, { $when }:
report-to-you = Atoch chi, { $when }:
report-added = Wedi'i drosglwyddo.
report-withdraw = Tynnu'r adroddiad hwn yn ôl? Caiff pwy bynnag sy'n edrych ar y mater wybod nad ydych am iddo fynd ymhellach.
report-taken-up = Chi sy'n edrych ar y mater nawr, a chaiff yr un a roddodd wybod glywed hynny.
report-written = Wedi'i drosglwyddo. Gall yr un a roddodd wybod ateb.
report-line =
    { $status ->
        [acknowledged] **{ $name }**: { $when }. Mae rhywun yn edrych ar y mater.
       *[sent] **{ $name }**: { $when }. Does neb wedi dechrau edrych arno eto.
    }
report-quote-yes = Ie, yn union fel y'i hysgrifennwyd
report-quote-no = Na
report-block-yes = Ie, heb ddod o hyd i'n gilydd na chael neges mwyach
report-block-no = Na
reports-title = Adroddiadau agored
reports-none = Does dim adroddiad agored i chi edrych arno.
reports-to = Mae adroddiadau newydd yn mynd at **{ $name }**.
reports-to-all = Mae adroddiadau newydd yn mynd at bob trefnydd.

## Buttons

button-report = Rhoi gwybod am aelod
button-report-acknowledge = Edrychaf i ar y mater
button-report-add = Ychwanegu rhywbeth
button-report-close = Ei gau
button-report-contact = Pwy sy'n cael adroddiadau
button-report-more = Darllen mwy
button-report-open = Agor yr adroddiad
button-report-withdraw = Ei dynnu'n ôl
button-report-withdraw-yes = Ie, ei dynnu'n ôl
button-report-write = Ysgrifennu at yr un a roddodd wybod
button-reports = Pob adroddiad agored

## Forms

form-report = Rhoi gwybod am aelod
form-report-intro = Mae'n mynd at y rhain: { $who }. Gall trefnwyr eraill ei ddarllen hefyd, ond byth { $name }: dydw i ddim yn dweud wrth y person hwnnw fod adroddiad, na phwy a'i hysgrifennodd.
form-report-any-intro = Mae'n mynd at y trefnwyr, neu at bwy bynnag a ddewison nhw ar gyfer hyn. Dydw i ddim yn dweud wrth yr aelod fod adroddiad, na phwy a'i hysgrifennodd.
submit-report = Ei anfon
field-report-person = Am bwy mae hyn?
field-report-words = Beth ddigwyddodd?
hint-report-words = Yn eich geiriau eich hun, cyn lleied neu gymaint ag y mynnwch
field-report-quote = Trosglwyddo'r hyn a ysgrifennwyd?
field-report-block = Blocio'r person hefyd?
form-report-add = Ychwanegu at adroddiad
field-report-add = Beth hoffech chi ei ychwanegu?
form-report-write = Ysgrifennu neges
form-report-write-intro = Bydd { $name } yn ei darllen ac yn gallu ateb. Nid yw'r aelod dan sylw yn gweld dim ohoni.
field-report-write = Eich neges
form-report-close = Cau'r adroddiad
form-report-close-intro = Bydd { $name } yn clywed ei fod wedi'i gau, ac yn darllen yr hyn a ysgrifennwch yma.
submit-report-close = Ei gau
field-report-close = Gair at yr un a roddodd wybod
form-report-contact = Pwy sy'n cael adroddiad
field-report-contact = Pwy sy'n cael adroddiadau
hint-report-contact = Un person, nad oes rhaid iddo fod yn drefnydd. Yn wag: pob trefnydd.

## Errors

error-report-unknown = Dydw i ddim yn adnabod y person hwn, nad yw erioed wedi fy nefnyddio yma. Trowch at drefnydd yn uniongyrchol, os gwelwch yn dda.
error-report-name = Ni ddes o hyd i neb o'r enw hwnnw a gyfarfuoch yma. Dewiswch yr aelod yn y ffurflen, neu teipiwch “/intro report” gydag @ a'r enw.
error-report-yourself = Chi eich hun yw'r person hwn. Os oes rhywbeth o'i le, gall trefnydd eich helpu.
error-report-open = Mae eich adroddiad am { $name } yn dal ar agor. Gallwch ychwanegu ato.
error-report-enough = Rwy'n derbyn { $most } adroddiad y dydd ar y mwyaf gan un person, ac rydych chi wedi anfon cynifer â hynny. Mae'n well dweud yn uniongyrchol wrth drefnydd am beth na all aros.
error-report-nobody = Wn i ddim am neb yma a allai edrych ar yr adroddiad hwn. At bwy i droi yn uniongyrchol: { $who }.

## Nudges

nudge-report-new = Mae aelod wedi rhoi gwybod i chi am rywbeth. Mae'n aros i rywun edrych arno.
nudge-report-waiting = Mae adroddiad yn dal i aros i rywun edrych arno.
nudge-report-added = Mae rhywbeth newydd mewn adroddiad, gan yr un a roddodd wybod.
nudge-report-withdrawn = Cafodd adroddiad ei dynnu'n ôl.
nudge-report-acknowledged = Mae **{ $name }** wedi darllen eich adroddiad ac yn edrych ar y mater.
nudge-report-answered = Mae neges i chi am eich adroddiad.
nudge-report-closed = Edrychwyd ar eich adroddiad, ac mae wedi'i gau nawr.
