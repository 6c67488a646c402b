## Gorchmynion, yn y cymorth ac wrth deipio

command-find = Pobl a fyddai'n siarad â chi, a phryd maen nhw'n rhydd
help-row = **{ $usage }**: { $about }
usage-find = /intro find gwyddor data
command-request = Gofyn i rywun am 15 i 30 munud
usage-request = /intro request @enw
command-host = Cynnig sgyrsiau eich hun, cymryd saib, neu roi'r gorau iddi
usage-host = /intro host
command-mine = Beth sydd ar agor, beth sydd nesaf, beth addawsoch chi
usage-mine = /intro mine
command-prep = Paratoi ar gyfer eich sgwrs nesaf
usage-prep = /intro prep
command-thanks = Edrych yn ôl a dweud diolch
usage-thanks = /intro thanks
command-settings = Cylchfa amser, oriau tawel, negeseuon atgoffa, iaith
usage-settings = /intro settings (neu: /intro settings london)
command-help = Sut mae'r cyfan yn gweithio
usage-help = /intro help

menu-title = Handshakes
menu-lead = Sgwrs onest o 15 i 30 munud â rhywun y mae eu gwaith o ddiddordeb i chi. Beth hoffech chi ei wneud?
help-title = Sut mae Handshakes yn gweithio
help-how = Rydych chi'n dod o hyd i rywun mewn swydd ddiddorol ac yn anfon nodyn byr. Os daw cytundeb, rydych chi'n dewis amser, yn paratoi, yn sgwrsio ac yn dweud diolch. Nid cyfweliad am swydd yw hwn byth, ac mae dweud na bob amser yn iawn.
help-private = Dim ond y bobl y bwriadwyd nhw ar eu cyfer sy'n gweld ceisiadau, nodiadau ac atebion.
unknown-command = Dydw i ddim yn adnabod “/intro { $typed }”.
unknown-near = Ai **/intro { $near }** roeddech chi'n ei feddwl?

## Dod o hyd i bobl

form-search = Dod o hyd i bobl
submit-search = Chwilio
field-query = Beth sydd o ddiddordeb i chi?
hint-query = Pwnc, swydd, sector neu sefydliad. Gadewch yn wag i weld pawb.
found-title =
    { $count ->
        [one] Gallwch ofyn i 1 person
        [two] Gallwch ofyn i 2 berson
        [few] Gallwch ofyn i 3 pherson
        [many] Gallwch ofyn i 6 pherson
       *[other] Gallwch ofyn i { $count } o bobl
    }
found-for = Ar gyfer “{ $query }”:
found-none = Nid oes neb sy'n cynnig sgyrsiau yn cyfateb i “{ $query }” ar hyn o bryd. Rhowch gynnig ar air ehangach, neu gadewch i mi roi gwybod i chi pan fydd rhywun.
found-nobody = Nid oes neb yn cynnig sgyrsiau yma ar hyn o bryd. Gallaf roi gwybod i chi cyn gynted ag y bydd rhywun.
found-away =
    { $count ->
        [one] Mae 1 arall yn addas, ond i ffwrdd neu heb le y mis hwn.
       *[other] Mae { $count } arall yn addas, ond i ffwrdd neu heb le y mis hwn.
    }
watching = Byddaf yn rhoi gwybod i chi cyn gynted ag y bydd rhywun sy'n cyfateb i “{ $query }” yn dechrau cynnig sgyrsiau.
watching-all = Byddaf yn rhoi gwybod i chi cyn gynted ag y bydd rhywun newydd yn dechrau cynnig sgyrsiau.
watching-not = Dydw i ddim yn cadw llygad am neb ar eich rhan mwyach.
others-near =
    { $count ->
        [one] Rhywun arall i'w holi:
       *[other] Pobl eraill i'w holi:
    }
match = Mae'r math o berson roeddech chi'n chwilio amdano bellach yn cynnig sgyrsiau:
suggest-topic =
    { $count ->
        [one] 1 gwesteiwr
        [two] 2 westeiwr
       *[other] { $count } gwesteiwr
    }

## Fy nghyflwyniadau a'r dudalen gartref

mine-title = Eich cyflwyniadau
mine-nothing = Does dim byd ar agor. Cam cyntaf da: dod o hyd i un person yr hoffech chi ddeall ei waith.
mine-more =
    { $count ->
        [one] 1 arall hefyd
       *[other] { $count } arall hefyd
    }
promises-title = Eich addewidion
promise = { $words }
home-hello = Helo { $name }. Yma y gwelwch chi beth sydd ar agor a beth sydd nesaf.
home-hosting = Rydych chi'n cynnig sgyrsiau. Mae “Cynnig sgyrsiau” yn dangos eich cynnig.
home-not-hosting = Dydych chi ddim yn derbyn ceisiadau ar hyn o bryd. Mae “Cynnig sgyrsiau” yn newid hynny.
