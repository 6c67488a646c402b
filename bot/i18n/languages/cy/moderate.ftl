## Commands, in the help and while typing

command-moderate = I drefnwyr: rhoi saib neu waharddiad i aelod, neu dderbyn aelod yn ôl
usage-moderate = /intro moderate @enw
command-audit = I drefnwyr: yr hyn a wnaeth trefnwyr
usage-audit = /intro audit

## Messages

moderate-title = Aelodau ar saib neu dan waharddiad
moderate-person-title = Beth gallwch chi ei wneud
moderate-nobody = Does neb ar saib nac o dan waharddiad.
moderate-how = I roi saib neu waharddiad i rywun, teipiwch “/intro moderate” gydag @ ac enw'r person.
moderate-state =
    { $barred ->
        [paused] Mae **{ $name }** ar saib. Yn ôl: { $until }.
        [removed] Mae **{ $name }** o dan waharddiad.
       *[no] Mae **{ $name }** yn cael cymryd rhan yma.
    }
moderate-means = Nid oes neb yn dod o hyd i aelod sydd ar saib neu o dan waharddiad, ac ni all yr aelod wneud dim yma. Daw'r hyn sydd ar agor gydag eraill i ben, fel pan fydd rhywun yn gadael. Caiff yr aelod wybod mai'r trefnwyr a benderfynodd. Gall weld ei ddata o hyd, gofyn i mi ei ddileu, a rhoi gwybod am rywun. Nid yw gadael a dod yn ôl yn newid hynny.
moderate-remove = Rhoi gwaharddiad i **{ $name }**? Daw'r hyn sydd ar agor gydag eraill i ben nawr. Gall unrhyw drefnydd dderbyn yr aelod yn ôl yn nes ymlaen.
moderate-done = Wedi'i wneud.
barred =
    { $barred ->
        [paused] Mae'r trefnwyr wedi rhoi saib i chi yma. Yn ôl: { $until }. Tan hynny nid oes neb yn dod o hyd i chi yma, ac mae'r hyn oedd ar agor gydag eraill wedi dod i ben. Os ydych chi'n meddwl bod hynny'n anghywir, siaradwch â threfnydd. Pwy: { $who }.
       *[removed] Mae'r trefnwyr wedi rhoi gwaharddiad i chi yma. Nid oes neb yn dod o hyd i chi, ac mae'r hyn oedd ar agor gydag eraill wedi dod i ben. Os ydych chi'n meddwl bod hynny'n anghywir, siaradwch â threfnydd. Pwy: { $who }.
    }
barred-still = Gallwch o hyd weld popeth sy'n cael ei gadw amdanoch, gofyn i mi ei ddileu, a rhoi gwybod am rywun.
audit-title = Yr hyn a wnaeth trefnwyr
audit-none = Dim eto.
audit-how = Gall pob trefnydd ddarllen hyn, ac ni all yr un ei newid.
audit-line =
    { $act ->
        [setup] { $when }: newidiodd **{ $by }** sut mae'r gymuned hon wedi'i sefydlu.
        [announced] { $when }: postiodd **{ $by }** gyhoeddiad i bawb.
        [invited] { $when }: gwahoddodd **{ $by }** aelodau.
        [invites_stopped] { $when }: ataliodd **{ $by }** y gwahoddiadau oedd heb eu hanfon.
        [cohort_begun] { $when }: dechreuodd **{ $by }** garfan.
        [cohort_posted] { $when }: postiodd **{ $by }** y ffordd i mewn i garfan.
        [cohort_picked] { $when }: dewisodd **{ $by }** aelodau i garfan.
        [cohort_removed] { $when }: dileodd **{ $by }** garfan.
        [notice] { $when }: newidiodd **{ $by }** yr hysbysiad y mae aelodau'n cytuno iddo.
        [contact] { $when }: newidiodd **{ $by }** pwy sy'n cael adroddiadau.
        [sent_again] { $when }: anfonodd **{ $by }** eto y negeseuon nad oedd modd eu danfon.
        [paused] { $when }: rhoddodd **{ $by }** saib i **{ $name }**. Yn ôl: { $until }.
        [removed] { $when }: rhoddodd **{ $by }** waharddiad i **{ $name }**.
        [readmitted] { $when }: derbyniodd **{ $by }** yr aelod hwn yn ôl: **{ $name }**.
        [season_planned] { $when }: gofynnodd **{ $by }** am gynllun ar gyfer tymor.
        [season_sent] { $when }: anfonodd **{ $by }** awgrymiadau tymor.
        [season_dropped] { $when }: gollyngodd **{ $by }** gynllun tymor.
        [taken] { $when }: dechreuodd **{ $by }** edrych ar adroddiad.
       *[closed] { $when }: caeodd **{ $by }** adroddiad.
    }

## Buttons

button-audit = Cynharach
button-audit-open = Yr hyn a wnaeth trefnwyr
button-moderate = Saib neu waharddiad
button-moderate-list = Aelodau ar saib neu dan waharddiad
button-moderate-more = Dangos mwy
button-moderate-pause = Saib tan…
button-moderate-readmit = Derbyn yr aelod yn ôl
button-moderate-remove = Rhoi gwaharddiad
button-moderate-remove-yes = Ie, rhoi gwaharddiad

## Forms

form-moderate-pause = Rhoi saib i aelod
form-moderate-pause-intro = O'r diwrnod hwnnw ymlaen gall { $name } gymryd rhan eto.
submit-moderate-pause = Rhoi saib
field-moderate-until = Dyddiad dychwelyd
hint-moderate-until = Er enghraifft 2027-03-09
field-moderate-past = Dewiswch ddiwrnod ar ôl heddiw.
field-moderate-far = Mae hynny dros ddwy flynedd i ffwrdd. Rhowch waharddiad yn lle hynny: gallwch dderbyn yr aelod yn ôl unrhyw bryd.

## Errors

error-moderate-name = Ni allaf ddweud pwy yw “{ $typed }”. Teipiwch “/intro moderate” gydag @, a dewiswch yr aelod.
error-moderate-unknown = Dydw i ddim yn adnabod y person hwn, nad yw erioed wedi fy nefnyddio yma. Os bydd yn dechrau, gallwch roi saib neu waharddiad iddo bryd hynny.
error-moderate-yourself = Chi eich hun yw'r person hwn. Gall trefnydd arall wneud hyn.
error-moderate-organiser = Mae { $name } yn trefnu yma. Tynnwch y rôl honno oddi yno yn eich ap sgwrsio'n gyntaf; wedyn gallwch roi saib neu waharddiad fel i unrhyw aelod.

## Nudges

nudge-readmitted = Cewch gymryd rhan yma eto. Mae'r hyn a ddaeth i ben yn aros felly; gallwch ddechrau eto pryd bynnag y mynnwch.
