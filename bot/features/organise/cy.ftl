## Gorchmynion, yn y cymorth ac wrth deipio

command-organise = I drefnwyr: beth sy'n gweithio yma, mewn rhifau
usage-organise = /intro organise

## Negeseuon

organise-title = Beth sy'n gweithio yma: { $period }
organise-none-title = Beth sy'n gweithio yma
organise-none = Does dim rhifau eto. Mae pob mis yn cael ei gyfrif pan fydd ar ben; daw'r rhifau cyntaf ar: { $day }.
organise-pilot = Rydych chi'n gweld bylchau am fod llai na { $fewest } o bobl wedi cymryd rhan ym mhob un o'r rhain. Mewn cynllun peilot bach byddai rhif yn dweud pwy wnaeth beth. Gofynnwch i'r bobl eu hunain: gallan nhw ddweud mwy wrthych chi na rhif.
organise-how = Yr hyn a ddigwyddodd yn y cyfnod hwnnw yw pob rhif, wedi'i dalgrynnu i'r { $step } agosaf. Mae llinell yn sefyll lle cymerodd llai na { $fewest } o bobl ran, fel na all neb weithio allan pwy wnaeth beth. Mae mis yn cael ei gyfrif yn y nos ar ôl iddo orffen, ac nid yw'n newid wedyn.
organise-partial = Mae “yn rhannol” yn gadael allan y misoedd gwag. Fel arall gallai rhywun eu gweithio allan trwy dynnu.
organise-shared = Mae hanner y sgyrsiau gyda { $share } % o'r gwesteiwyr a gytunodd. Po uchaf, tecaf maen nhw wedi'u rhannu; 50 % yw'r mwyaf.
organise-wanted = Mae aelodau'n aros am westeiwr sy'n gwybod am: { $topics }.
figure-asked = Ceisiadau a anfonwyd
figure-answered = Wedi'u hateb, ie neu na
figure-accepted = Cytunodd gwesteiwyr
figure-agreed = Amserau y cytunwyd arnynt
figure-met = Sgyrsiau a ddigwyddodd
figure-thanked = Diolchwyd
figure-in-time = Diolchwyd o fewn { $days } diwrnod
figure-warm = Ceisiadau trwy rywun maen nhw'n ei adnabod
figure-onward = Enwodd gwesteiwyr rywun arall
figure-elsewhere = Sgyrsiau a ddechreuwyd â phobl y tu allan
figure-became-hosts = Ceiswyr a ddechreuodd gynnig sgyrsiau
figure-answer-days = Atebwyd hanner o fewn
figure-meet-days = Daeth hanner y sgyrsiau o fewn
figure-partial = { $number }, yn rhannol
figure-days =
    { $count ->
        [one] { $count } diwrnod
       *[other] { $count } diwrnod
    }

## Botymau

button-organise = Beth sy'n gweithio yma
button-organise-earlier = Cynharach
button-organise-later = Diweddarach
button-organise-month = Mis
button-organise-quarter = Tri mis
button-organise-year = Blwyddyn
