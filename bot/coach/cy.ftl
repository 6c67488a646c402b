# Yr hyfforddwr: beth sydd o'i le mewn un frawddeg, sut i'w wella mewn un arall.
# $words is what the member wrote, $count a number; a sentence may use them or not. “{ $count } o eiriau” fits every number.

## Rhaid ei newid cyn anfon nodyn

coach-again = Os darllenais hynny'n anghywir, anfonwch ef unwaith eto fel y mae.
coach-job-ask = Mae “{ $words }” yn gofyn am swydd, ond sgwrs i ddysgu am swydd yw hon. Yn hytrach, gofynnwch beth hoffech chi ei wybod am y gwaith.
coach-placeholder = Mae “{ $words }” yn dal heb ei lenwi. Rhowch y geiriau go iawn yn ei le, neu ei dynnu allan.
coach-street-address = Mae “{ $words }” yn edrych fel cyfeiriad stryd, ac nid oes lle iddo mewn nodyn cyntaf. Tynnwch ef allan: cewch gytuno ar le ar ôl i'r gwesteiwr gytuno i siarad.
coach-id-number = Mae “{ $words }” yn edrych fel rhif dogfen, ac nid oes ar neb yma ei angen. Tynnwch ef allan.

## Cyngor ar nodyn

coach-too-long = Mae { $count } o eiriau yn eich nodyn, a nodiadau byr y mae pobl brysur yn eu hateb. Torrwch bopeth nad oes ei angen er mwyn gallu cytuno: mae 100 o eiriau yn ddigon.
coach-much-too-long = Mae { $count } o eiriau yn eich nodyn, felly efallai na chaiff llawer ohono ei ddarllen. Cadwch pam rydych chi'n gofyn i'r person hwn, a'ch cwestiwn gorau, a gollyngwch y gweddill: anelwch at lai na 100.
coach-too-short =
    { $count ->
        [one] Nid yw 1 gair
        [two] Nid yw 2 air
        [few] Nid yw 3 gair
        [many] Nid yw 6 gair
       *[other] Nid yw { $count } o eiriau
    } yn dweud digon amdanoch i gael ateb da. Ychwanegwch pwy ydych chi a beth wnaeth i chi feddwl am y person hwn: mae rhwng 40 a 100 o eiriau tua'r hyd iawn.
coach-nudge-long = Gyda { $count } o eiriau, ail lythyr yw eich neges atgoffa. Dywedwch mewn dwy neu dair brawddeg fod gennych ddiddordeb o hyd.
coach-nudge-no-way-out = Mae neges atgoffa'n fwy caredig pan fydd yn hawdd dweud na. Ychwanegwch rywbeth fel “os nad yw'n amser da, rwy'n deall yn iawn”.
coach-length = Rydych chi'n ysgrifennu “{ $words }”, ond { $count } munud sydd ar y ffurflen. Gadewch yr hyd i'r ffurflen, neu gwnewch y ddau yr un fath: 15, 20 neu 30 munud.
coach-length-long = Rydych chi'n ysgrifennu “{ $words }”. Mae sgwrs gyntaf yn para 15 i 30 munud, ac mae'n haws cytuno i un fer.
coach-no-length = Nid yw eich nodyn yn dweud faint o amser yr hoffech chi ei gael. Gofynnwch am 15, 20 neu 30 munud, fel ei bod yn hawdd cytuno.
coach-no-question = Does dim cwestiwn yn eich nodyn, felly mae'n anodd gweld beth rydych chi'n gobeithio ei ddysgu. Gofynnwch yr un peth rydych chi fwyaf chwilfrydig yn ei gylch.
coach-many-questions = Mae { $count } o gwestiynau ar unwaith yn teimlo fel gwaith cartref. Dewiswch un neu ddau, y rhai gorau, a chadwch y lleill at y sgwrs.
coach-cv-attached = Mae CV yn gwneud i'ch nodyn edrych fel cais am swydd. Gadewch ef allan, a pheidiwch â sôn amdano oni bai fod rhywun yn gofyn.
coach-no-found = Nid yw eich nodyn yn dweud sut y daethoch o hyd i'r person hwn. Ychwanegwch air neu ddau: beth ddarllenoch chi, beth glywoch chi, neu am beth roeddech chi'n chwilio.
coach-not-personal = Gallai'r nodyn hwn fod wedi mynd at unrhyw un. Enwch rywbeth sy'n perthyn i'r person hwn: rôl, sefydliad, anerchiad, prosiect.
coach-stock-phrase = Mae “{ $words }” yn rhywbeth y mae pobl yn ei ddarllen mewn llawer o negeseuon. Dywedwch beth rydych chi'n ei olygu yn eich geiriau plaen eich hun.
coach-exclamations = Mae { $count } ebychnod yn swnio'n uwch nag yr ydych chi'n ei fwriadu. Cadwch un ar y mwyaf.
coach-all-caps = Mae “{ $words }” mewn priflythrennau yn darllen fel gweiddi. Defnyddiwch lythrennau cyffredin.
coach-same-note = Mae { $count }% o'r nodyn hwn yr un fath â nodyn arall gennych, ac mae pobl yn sylwi. Ysgrifennwch o'r newydd pam rydych chi'n gofyn i'r person hwn.
coach-answered = Mae'r ateb i “{ $words }” yn y proffil, neu i'w gael drwy chwilio'n gyflym. Dywedwch beth welsoch chi yno, a gofynnwch y cwestiwn a gododd yn eich meddwl wedyn.
coach-salary = Mae “{ $words }” yn holi am arian y person ei hun. Gofynnwch am ystod arferol ar gyfer y math hwn o rôl.
coach-connection-late = Efallai mai { $words } fydd y rheswm dros ddarllen ymlaen, ond nid yw'r enw yn eich llinellau cyntaf. Dechreuwch gyda'r enw hwnnw.
coach-no-permission = Nid ydych wedi gofyn i { $words } a gewch chi ddefnyddio'r enw. Gofynnwch yn gyntaf, neu ysgrifennwch heb yr enw.

## Cyngor ar gwestiwn

coach-question-two = Dau gwestiwn mewn un yw hwn, ac mae'n hawdd anghofio un ohonynt. Cadwch yr un sydd bwysicaf i chi, neu gwnewch ddau ohono.
coach-question-yes-no = Gallai “ydy” neu “nac ydy” ateb hwn. Dechreuwch gyda “sut” neu “beth”, ac fe gewch chi stori.
coach-question-googleable = Mae'r ateb i “{ $words }” yn y proffil, neu i'w gael drwy chwilio'n gyflym. Chwiliwch amdano, a gofynnwch y cwestiwn sy'n codi wedyn: “Darllenais …; hoffwn wybod …”.
coach-question-job-ask = Mae “{ $words }” yn gofyn am swydd. Gofynnwch sut mae pobl yn dod i mewn i'r maes.
coach-question-salary = Mae “{ $words }” yn holi am arian y person ei hun. Gofynnwch am ystod arferol ar gyfer y math hwn o rôl.

## Questions to take along, by category, in the order of a good talk.
## $role, $organisation and $topic come from the host's profile: text that a member wrote.

bank-path-1 = Pa adegau wnaeth eich troi tuag at y gwaith rydych chi'n ei wneud nawr?
bank-path-2 = Pa waith cynharach sy'n dal i'ch helpu yn eich rôl ({ $role })?
bank-path-3 = Pa ddewis ar hyd y ffordd fyddech chi'n ei wneud yn wahanol heddiw?
bank-path-4 = Beth wnaeth eich denu i'r sefydliad hwn ({ $organisation }) yn hytrach na rhywle arall?
bank-day-1 = Mewn wythnos gyffredin, i ble mae eich oriau'n mynd mewn gwirionedd?
bank-day-2 = Beth sy'n cymryd mwy o'ch amser nag y byddai rhywun o'r tu allan yn ei ddyfalu?
bank-day-3 = Pa benderfyniadau rydych chi'n eu gwneud ar eich pen eich hun yn eich rôl ({ $role })?
bank-industry-1 = Beth sy'n newid yn eich maes nad yw newydd-ddyfodiaid wedi sylwi arno eto?
bank-industry-2 = Ble fydd y maes hwn ymhen pum mlynedd, yn eich barn chi: { $topic }?
bank-industry-3 = Pa ran o'ch maes sy'n tyfu'n dawel bach?
bank-insights-1 = Beth wnaeth eich synnu fwyaf ar ôl i chi ddechrau yn y gwaith?
bank-insights-2 = Beth mae pobl yn ei gamddeall am rôl fel hon ({ $role })?
bank-insights-3 = Beth rydych chi'n ei wybod nawr na ddywedodd neb wrthych ar y dechrau?
bank-culture-1 = Beth sy'n gyffredin rhwng y bobl sy'n ymgartrefu'n dda yn y sefydliad hwn ({ $organisation })?
bank-culture-2 = Sut mae anghytundebau'n cael eu datrys yn y sefydliad hwn ({ $organisation })?
bank-culture-3 = Pa fath o berson sy'n tueddu i adael y math hwn o waith?
bank-balance-1 = Pa ran o'ch gwaith fyddech chi'n ei gwneud am ddim?
bank-balance-2 = Beth yw'r rhan anoddaf nad yw byth i'w gweld o'r tu allan?
bank-balance-3 = Beth sy'n gwneud wythnos wael mewn rôl fel hon ({ $role })?
bank-skills-1 = Pa sgìl ddysgoch chi'n hwyr, ac sy'n ddefnyddiol bob wythnos erbyn hyn?
bank-skills-2 = Drwy ba ffyrdd llai amlwg mae pobl wedi dod i'ch tîm?
bank-skills-3 = Faint mae angen i ddechreuwr ei wybod am y pwnc hwn ar y diwrnod cyntaf: { $topic }?
bank-advice-1 = Beth fyddech chi'n ei wneud yn y tri mis nesaf yn fy lle i?
bank-advice-2 = Beth fyddai'n gwneud i chi feddwl nad yw'r gwaith hwn yn addas i rywun?
bank-advice-3 = Beth sy'n werth ei ddysgu'n gyntaf am y pwnc hwn: { $topic }?
bank-resources-1 = Pa beth a ddarllenoch neu a glywoch am y pwnc hwn ({ $topic }) newidiodd eich ffordd o weithio?
bank-resources-2 = Pa grwpiau neu ddigwyddiadau sy'n werth noson i ddechreuwr?
bank-resources-3 = Syniadau pwy yn eich maes rydych chi'n eu dilyn?
bank-projects-1 = Pa brosiect bach fyddai'n dangos i mi a ydw i'n hoffi'r gwaith hwn?
bank-projects-2 = Pa broblem yn y maes hwn ({ $topic }) y gallai dechreuwr roi cynnig arni heb gymorth?
bank-projects-3 = Beth welsoch chi newydd-ddyfodiad yn ei greu a wnaeth argraff arnoch?
bank-onward-1 = Gyda phwy arall y dylwn i siarad er mwyn gweld ochr arall i hyn?
bank-onward-2 = Beth ddylwn i fod wedi'i ofyn i chi?
bank-onward-3 = Pwy sy'n gweld y gwaith hwn yn hollol wahanol i chi?
