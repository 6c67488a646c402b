## Commands, in the help and while typing

command-host = Cynnig sgyrsiau eich hun, cymryd saib, neu roi'r gorau iddi
usage-host = /intro host

## Messages

talks = { $formats } ({ $lengths } munud)
capacity =
    { $count ->
        [one] 1 sgwrs y mis
       *[other] { $count } sgwrs y mis
    }
host-line = **{ $name }**: { $role } ({ $organisation })
host-line-alone = **{ $name }**: { $role } ({ $standing })
host-line-role = **{ $name }**: { $role }
host-title = Eich cynnig fel gwesteiwr
host-start = Gallai rhywun yma ddysgu llawer o 20 munud gyda chi. Tri cham byr, a chi sy'n penderfynu pa mor aml, pryd a sut. Gallwch ddweud na wrth unrhyw gais, heb roi rheswm.
host-missing = Bron â bod yn barod. Yn dal heb ei lenwi: { $missing }.
host-live = Gall pobl ddod o hyd i chi a gofyn i chi am sgwrs.
host-paused = Rydych chi'n cymryd saib. Yn ôl: { $until }. Ni all neb newydd ofyn i chi cyn hynny; mae popeth a gytunwyd yn sefyll.
host-left = Nid ydych chi'n cynnig sgyrsiau mwyach. Mae popeth a gytunwyd yn sefyll; ni all neb newydd ofyn i chi.
host-promise = Chewch chi ddim mwy o sgyrsiau na'r nifer a ddewiswch. Dim ond y person a ofynnodd sy'n gweld eich atebion.
host-part-about = beth rydych chi'n ei wneud
host-part-talk = sut rydych chi'n sgwrsio
host-part-when = pryd rydych chi'n rhydd
hours-follow = Eich oriau fel gwesteiwr nawr yw { $hours }. A fyddai'n well gennych gadw'r un adegau ag o'r blaen? Y rheini yw { $kept }.
hours-kept = Eich oriau nawr yw { $hours }: yr un adegau ag o'r blaen.
host-leave-sure = Rhoi'r gorau i gynnig sgyrsiau? Bydd y rhai sy'n aros am eich ateb yn cael eu gwrthod yn garedig. Mae popeth a gytunwyd yn sefyll. Os mai dim ond egwyl sydd ei hangen, cymerwch saib yn lle hynny.

## Facts

fact-about = Rhagor o hanes
fact-capacity = Ar y mwyaf
fact-free = Ar gael
fact-languages = Yn siarad
fact-organisation = Sefydliad
fact-role = Rôl
fact-sector = Sector
fact-talks = Sgyrsiau
fact-topics = Gofynnwch am
fact-usual-place = Dolen neu le arferol
fact-region = Ardal
fact-studied = Lle astudio

## Buttons

button-host = Cynnig sgyrsiau
button-host-about = 1. Beth rwy'n ei wneud
button-host-talk = 2. Sut rwy'n sgwrsio
button-host-when = 3. Pryd rwy'n rhydd
button-host-places = O ble rwy'n dod
button-keep-moments = Cadw'r adegau hynny
button-host-pause = Cymryd saib tan…
button-host-resume = Yn ôl o fy saib
button-host-return = Cynnig sgyrsiau eto
button-host-leave = Rhoi'r gorau i gynnig sgyrsiau
button-host-leave-yes = Ie, rhoi'r gorau iddi
button-keep-hosting = Dal i gynnig sgyrsiau
button-my-offer = Gweld fy nghynnig

## Forms

form-host-about = Beth yw eich gwaith
form-host-talk = Sut rydych chi'n sgwrsio
form-host-when = Pryd rydych chi'n rhydd
form-host-places = O ble rwy'n dod
form-host-pause = Cymryd saib
submit-pause = Cymryd saib
field-role = Eich rôl
placeholder-role = Gwyddonydd data
field-organisation = Sefydliad
hint-organisation = Ble rydych chi'n gweithio, neu “hunangyflogedig”
field-sector = Sector
placeholder-sector = Iechyd, gemau, treftadaeth, y gyfraith…
field-topics = Beth y gall pobl ofyn i chi amdano
hint-topics = Hyd at { $most }, gyda choma rhyngddyn nhw
placeholder-topics = gwyddor data, newid gyrfa, gweithio'n rhan-amser
field-topics-many = Dyna { $count } o bynciau. { $most } ar y mwyaf, os gwelwch yn dda: y rhai yr hoffech chi siarad amdanyn nhw fwyaf.
field-about = Unrhyw beth arall
hint-about = Sut y daethoch chi yma, beth hoffech chi fod wedi'i wybod ar y dechrau
field-formats = Sut rydych chi'n hoffi sgwrsio
field-lengths = Am ba hyd
field-languages = Ieithoedd
hint-languages = Gyda choma rhyngddyn nhw: Cymraeg, Saesneg
field-capacity = Ar y mwyaf
field-usual-place = Dolen, rhif neu le arferol
hint-usual-place = Dim ond pobl rydych wedi cytuno ar amser â nhw fydd yn ei weld
field-usual-place-later = Mae'n edrych fel nad yw gennych eto. Gadewch ef yn wag tan hynny: gofynnaf i chi ar ôl i chi ddweud ie.
field-region = Eich ardal neu eich tref
hint-region = Bydd pobl yn eich ardal yn dod o hyd i chi. Cewch ei adael yn wag.
field-studied = Lle buoch chi'n astudio
hint-studied = Ysgol, coleg neu brifysgol, i bobl sy'n astudio yno nawr
field-windows = Pryd rydych chi'n rhydd fel arfer
hint-windows = Wythnos arferol yn eich geiriau chi: Llun-Gwener 12-14, nosweithiau ar ôl 6, prynhawniau Gwener
placeholder-windows = Llun-Gwener 12:00-13:00; Mercher 17:00-18:30
field-windows-empty = Enwch o leiaf un diwrnod gydag oriau, er enghraifft Mawrth 12:00-13:00.
field-windows-unreadable = Allwn i ddim darllen “{ $part }”. Ysgrifennwch ddyddiau ac oriau fel hyn: Llun-Gwener 12:00-13:00; Mercher 17:00-18:30.
field-windows-no-days = Pa ddiwrnod yw “{ $part }”? Ysgrifennwch y diwrnod o'i flaen, er enghraifft Mawrth 12:00-13:00.
field-windows-no-hours = Pa oriau sydd gan “{ $part }”? Ysgrifennwch yr oriau ar ei ôl, er enghraifft Mawrth 12:00-13:00.
field-windows-no-end = Pryd mae “{ $part }” yn gorffen? Ysgrifennwch y dechrau a'r diwedd, er enghraifft Mawrth 12:00-13:00.
field-windows-backwards = Mae “{ $part }” yn gorffen cyn dechrau. Gall oriau dros hanner nos bara deuddeg awr, er enghraifft Gwener 22:00-02:00.
field-windows-too-short = Mae “{ $part }” yn llai na 15 munud. Rhowch ychydig mwy o le, os gwelwch yn dda.
field-windows-too-many = Mae hynny'n llawer o gyfnodau. Enwch 28 ar y mwyaf, os gwelwch yn dda.
field-until = Dyddiad dychwelyd
hint-until = O'r diwrnod hwn ymlaen gall pobl ofyn i chi eto
field-until-past = Dewiswch ddiwrnod ar ôl heddiw, os gwelwch yn dda.
field-until-far = Mae hynny dros ddwy flynedd i ffwrdd. Gallech roi'r gorau i gynnig sgyrsiau yn lle hynny, a dod yn ôl unrhyw bryd.

## Errors

error-hours-changed = Mae eich cylchfa amser neu'ch oriau wedi newid ers hynny. Dyma lle gallwch eu gweld fel y maen nhw nawr.
error-host-not-yet = Nid yw eich cynnig yn gyflawn eto. Llenwch y rhan sydd ar goll yn gyntaf.

## Nudges

nudge-host-again = Croeso'n ôl. Roeddech chi'n cynnig sgyrsiau yma, ac mae eich cynnig fel y gadawoch ef. Hoffech chi ailgydio ynddo? Ni all neb ofyn i chi nes i chi ddweud.
