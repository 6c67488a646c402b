## Negeseuon i drefnwyr

season-title = Tymor: pawb sy'n aros, gyda'i gilydd
season-what = Mae tymor yn edrych gyda'i gilydd ar yr holl aelodau a ofynnodd i mi roi gwybod pan fydd rhywun addas, ac yn dod o hyd i westeiwyr sydd â lle i gynifer â phosibl, yn ôl pwnc, iaith a'r oriau sydd yn gyffredin. Pe bai'r cyntaf i ddod yn dewis gyntaf, gallai fynd â gwesteiwr y mae mwy o'i angen ar rywun arall.
season-consent = Rydych chi'n gweld rhifau, byth pwy sy'n mynd gyda phwy. Does dim yn cael ei anfon cyn i chi ei anfon. Yna mae pob aelod yn darllen am un gwesteiwr, a gall ofyn am sgwrs neu beidio. Nid yw'r gwesteiwr yn clywed dim nes daw cais, a gall wrthod fel arfer.
season-planning = Rwy'n llunio'r cynllun, a byddaf yn dweud wrthych pan fydd yn barod.
season-ready = Mae'r cynllun yn barod. Gellir ei anfon tan: { $until }.
season-sending = Mae'r awgrymiadau'n cael eu hanfon.
season-sent = Mae'r awgrymiadau wedi'u hanfon, ac ar gael tan: { $until }. Gall y tymor nesaf ddechrau bryd hynny.
season-dropped = Cafodd y cynllun hwn ei ollwng, ac ni chlywodd neb amdano. Gellir gwneud un newydd o'r dyddiad hwn ymlaen: { $until }.
season-few = Rydych chi'n gweld bylchau am fod llai na { $fewest } o aelodau'n aros. Gellir anfon y cynllun yr un fath.
season-left-out = Pwy na fyddai'n cael neb eto, a pham:
season-how = Mae pob rhif wedi'i dalgrynnu i'r { $step } agosaf. Dangosir llinell yn lle rhif sy'n llai na { $fewest }, fel na all neb gasglu am bwy mae'n sôn.
season-waiting = Aelodau sy'n aros
season-paired = Yn cael gwesteiwr trwy'r cynllun hwn
season-first-come = Yn cael un pe bai pob un yn dewis yn ei dro
season-hosts = Gwesteiwyr addas sydd â lle
season-hosts-left = O'r rhain, gwesteiwyr sy'n cadw lle
season-no-topic = Neb yn cynnig yr hyn maen nhw'n chwilio amdano
season-no-language = Dim iaith yn gyffredin
season-no-hours = Dim oriau yn gyffredin
season-no-more = Wedi gofyn i'r rhai addas, neu â digon ar agor
season-no-room = Dim lle gan westeiwyr y mis hwn
season-suggested = Awgrymiadau a anfonwyd
season-asked = Wedi gofyn i'r gwesteiwr
season-passed = Wedi gwrthod
season-unanswered = Heb ateb eto
season-sent-how = Mae'r rhifau fesul { $fewest }, fel na all neb weld pwy wnaeth beth. Nid yw'r rhai sydd wedi gadael ers hynny wedi'u cyfrif.
nudge-season-ready = Mae'r cynllun ar gyfer tymor yn barod. Does dim yn cael ei anfon cyn i chi ddweud.
nudge-season-failed = Methais lunio cynllun ar gyfer tymor; arna i mae'r bai. Ni chafodd dim ei anfon. Rhowch gynnig arall arni.

## Negeseuon i aelodau sy'n aros

nudge-suggested-host = Gofynnoch i mi roi gwybod pan fydd rhywun addas. Dyma rywun sydd â lle:
suggestion-how = Nid yw { $name } yn gwybod dim am hyn. Os gofynnwch, bydd eich cais yn mynd fel arfer. Os na, mae hynny'n iawn, a byddaf yn dal i gadw llygad ar eich rhan. Ymhen wythnos daw hyn i ben ohono'i hun.
suggestion-passed = O'r gorau: ni fyddaf yn awgrymu { $name } i chi eto, ac ni chaiff neb wybod. Rwy'n dal i gadw llygad ar eich rhan.
suggestion-over = Mae'r awgrym hwn ar ben.
suggestion-not-now = Nid yw'r gwesteiwr hwn yn derbyn ceisiadau ar hyn o bryd.
suggestion-summary = Gwesteiwr i chi: **{ $name }**

## Botymau

button-season = Cynllunio tymor
button-season-again = Edrych eto
button-season-drop = Gollwng y cynllun
button-season-look = Edrych ar y cynllun
button-season-pass = Ddim i mi
button-season-plan = Llunio cynllun
button-season-send = Anfon yr awgrymiadau
