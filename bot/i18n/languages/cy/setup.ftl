## Commands, in the help and while typing

command-setup = I drefnwyr: sut mae Paned wedi'i sefydlu, a chyhoeddiad
usage-setup = /intro setup

## Messages

greeting-title = Helo, Paned ydw i
greeting-what = Rwy'n helpu pobl yma i holi ei gilydd am eu gwaith: sgwrs onest o 15 i 30 munud, a diolch wedyn.
greeting-organisers = Gall pwy bynnag sy'n trefnu yma fy sefydlu nawr, gam wrth gam. Mae'n gweithio heb hynny hefyd: gall unrhyw un deipio **/intro**.
greeting-installed = Rwyf newydd gael fy ychwanegu at y man gwaith hwn, a chi'n unig sy'n darllen hyn. Gall ei berchnogion a'i weinyddwyr fy sefydlu nawr, gam wrth gam: gyda'r botwm isod, neu ddiwrnod arall gyda **/intro setup**. Mae'n gweithio heb hynny hefyd: gall unrhyw un deipio **/intro**.
greeting-channel = Pan fydd rhywun yn fy ychwanegu at sianel, byddaf yn dweud yno unwaith pwy ydw i.

setup-title = Sut mae'r gymuned hon wedi'i sefydlu
setup-hint = Chi sy'n rhedeg y gymuned hon. Mae munud yn ddigon i weld sut mae wedi'i sefydlu, i newid hynny, ac i ddweud wrth bawb.
setup-never = Does neb wedi gosod dim eto, ac mae'n gweithio fel hyn hefyd:
setup-saved = Wedi'i gadw. O hyn ymlaen:
setup-channel = Mae edafedd preifat ar gyfer cyflwyniadau'n agor yma: **{ $channel }**.
setup-channel-own = Mae edafedd preifat ar gyfer cyflwyniadau'n agor mewn sianel rwy'n ei dewis fy hun: un y gall pawb ei gweld.
setup-channel-gone = Nid yw'r sianel a ddewisoch chi yma mwyach. Nes i chi ddewis un arall, byddaf i'n dewis un y gall pawb ei gweld.
setup-channel-lacking = Eich dewis chi yw **{ $channel }**, ond ni chaf agor edafedd yno. Mae angen arnaf: { $lacking }. Nes bod gosodiadau'r sianel yn caniatáu hynny, byddaf i'n dewis un arall y gall pawb ei gweld.
setup-asking =
    { $count ->
        [one] Dim ond aelodau sydd â'r rôl hon sy'n cael gofyn am sgwrs: **{ $roles }**.
       *[other] Dim ond aelodau sydd ag un o'r rolau hyn sy'n cael gofyn am sgwrs: **{ $roles }**.
    }
setup-asking-all = Mae pawb yn cael gofyn am sgwrs.
setup-asking-gone = Ni all neb ofyn am sgwrs nawr: nid yw'r rôl a ddewisoch chi yma mwyach. Dewiswch un arall, neu ddim un i adael i bawb ofyn.
setup-hosting =
    { $count ->
        [one] Dim ond aelodau sydd â'r rôl hon sy'n cael cynnig sgyrsiau: **{ $roles }**.
       *[other] Dim ond aelodau sydd ag un o'r rolau hyn sy'n cael cynnig sgyrsiau: **{ $roles }**.
    }
setup-hosting-all = Mae pawb yn cael cynnig sgyrsiau.
setup-hosting-gone = Ni all neb ddechrau cynnig sgyrsiau nawr: nid yw'r rôl a ddewisoch chi yma mwyach. Dewiswch un arall, neu ddim un i adael i bawb gynnig.
setup-hosting-stay = Mae pwy bynnag sy'n cynnig sgyrsiau'n barod yn dal i wneud hynny.
setup-organising =
    { $count ->
        [one] Y trefnwyr yw'r rhai sy'n rheoli'r gweinydd neu'r man gwaith hwn, ac aelodau sydd â'r rôl hon: **{ $roles }**.
       *[other] Y trefnwyr yw'r rhai sy'n rheoli'r gweinydd neu'r man gwaith hwn, ac aelodau sydd ag un o'r rolau hyn: **{ $roles }**.
    }
setup-organising-own = Y trefnwyr yw'r rhai sy'n rheoli'r gweinydd neu'r man gwaith hwn.
setup-language = Gyda phawb sydd heb ddewis iaith yn eu gosodiadau eu hunain rwy'n siarad yr iaith hon: **{ $language }**.
setup-language-own = Rwy'n siarad iaith pob aelod lle rwy'n ei gwybod, a Saesneg fel arall.
setup-limits-usual = Mae'r terfynau a'r negeseuon atgoffa fel y maen nhw'n dod gyda Paned.
setup-limits =
    { $count ->
        [one] Eich dewis chi yw un o rifau'r terfynau a'r negeseuon atgoffa.
       *[other] Eich dewis chi yw nifer o rifau'r terfynau a'r negeseuon atgoffa: { $count }.
    }

setup-contact = Gall aelodau ysgrifennu at **{ $who }**.
setup-contact-own = Pan fydd angen help ar aelod, enwau'r trefnwyr sy'n cael eu dangos.

setup-welcome =
    { $count ->
        [one] Mae un cam byr ar ôl.
        [two] Mae 2 gam byr yn arwain drwyddo. Gallwch stopio ar ôl unrhyw un ohonyn nhw a mynd ymlaen ddiwrnod arall; mae'r hyn nad ydych wedi'i osod yn aros fel y mae.
        [few] Mae 3 cham byr yn arwain drwyddo. Gallwch stopio ar ôl unrhyw un ohonyn nhw a mynd ymlaen ddiwrnod arall; mae'r hyn nad ydych wedi'i osod yn aros fel y mae.
        [many] Mae 6 cham byr yn arwain drwyddo. Gallwch stopio ar ôl unrhyw un ohonyn nhw a mynd ymlaen ddiwrnod arall; mae'r hyn nad ydych wedi'i osod yn aros fel y mae.
       *[other] Mae { $count } cam byr yn arwain drwyddo. Gallwch stopio ar ôl unrhyw un ohonyn nhw a mynd ymlaen ddiwrnod arall; mae'r hyn nad ydych wedi'i osod yn aros fel y mae.
    }
setup-left = Heb edrych ar y rhain eto: { $steps }.
setup-done = Dyna'r cam olaf. Dyma sut mae popeth wedi'i sefydlu nawr:
setup-reading-usual = Mae'r canllaw yn dangos y rhestr sy'n dod gyda Paned.
setup-reading-own = Mae'r canllaw yn dangos eich rhestr eich hun.

step-saved = Wedi'i gadw.
step-place = Cam { $number } o { $count }
step-who = pwy sy'n cael gofyn a chynnig
step-who-title = Pwy sy'n cael gofyn, cynnig a threfnu
step-who-why = Mae'n gweithio orau pan gaiff pawb wneud y ddau. Dewiswch rolau os mai dim ond myfyrwyr ddylai ofyn, er enghraifft, a dim ond cyn-fyfyrwyr ddylai gynnig.
step-where = ble mae cyflwyniadau'n agor
step-where-title = Ble mae cyflwyniadau'n agor
step-where-why = Pan fydd dau'n cytuno i siarad, mae edefyn preifat yn agor iddyn nhw, mewn sianel y gall y ddau ei gweld.
step-language = yr iaith
step-language-title = Yr iaith
step-language-why = Gall aelodau ddewis eu hiaith eu hunain yn eu gosodiadau. Mae hon i'r rhai sydd heb ddewis.
step-limits = y terfynau a'r negeseuon atgoffa
step-contact = y cyswllt
step-contact-title = At bwy y gall aelodau ysgrifennu
step-contact-why = Efallai fod gan rywun gwestiwn neu gŵyn, neu fod angen mwy nag y mae terfyn yn ei ganiatáu. Mae cyfeiriad tîm yn para'n hirach nag enw. Mae hefyd yn yr hysbysiad i aelodau.
step-reading = y rhestr ddarllen
step-reading-title = Beth i'w ddarllen
step-reading-why = Mae'r canllaw yn gorffen gyda rhestr o bethau i'w darllen. Gallwch roi eich rhestr eich hun yn ei lle, fel tudalennau eich gwasanaeth gyrfaoedd.
step-announce = y cyhoeddiad
step-announce-title = Dweud wrth bawb
step-announce-why = Dewch o hyd i ychydig o bobl sy'n fodlon cynnig sgyrsiau yn gyntaf, a gofynnwch iddyn nhw eich hun deipio **/intro host**. Wedyn dywedwch wrth bawb, mewn sianel y mae aelodau'n ei darllen.

setup-limits-title = Terfynau a negeseuon atgoffa, a pham
setup-limits-lead = Mae'r rhifau hyn yn diogelu amser pobl. Gallwch ddewis rhai eraill i'r gymuned hon. Mae dewis yn cyfrif ar gyfer yr hyn a ofynnir o hynny ymlaen; mae'r hyn sydd wedi dechrau'n cadw'r rhifau oedd ganddo ar y dechrau.
setup-limits-saved = Wedi'i gadw. Bydd yr hyn a ofynnir o hyn ymlaen yn dilyn y rhifau hyn:
limit-open-requests = **Ceisiadau y caiff un aelod eu cael ar agor: { $count }.** Pan nad oes ond ychydig, mae mwy o ofal ym mhob un, ac nid yw'r rhai sy'n cynnig sgyrsiau'n cael gormod.
limit-ask-again = **Dyddiau ar ôl na nes y gellir gofyn eto i'r un person: { $count }.** Nid oes angen rheswm dros ddweud na, a dylai pwy bynnag a'i dywedodd gael llonydd.
limit-talks = **Sgyrsiau mewn mis sy'n cael eu hawgrymu i rywun newydd sy'n cynnig: { $count }.** Mae pawb yn dewis drostyn nhw eu hunain; mae'n haws dechrau gydag ychydig.
limit-remind = **Dyddiau gwaith o dawelwch nes atgoffa'r person a holwyd: { $count }.** Byddai atgoffa'n gynt yn rhoi pwysau; yn hwyrach, mae'r person a ofynnodd yn aros yn ofer. Wedyn mae'r person hwnnw'n gweld eraill i'w holi hefyd.
limit-remind-again = **Dyddiau gwaith o dawelwch nes y neges atgoffa olaf: { $count }.** Efallai fod rhywun wedi bod i ffwrdd, ac mae dwy neges atgoffa'n ddigon.
limit-expire = **Dyddiau gwaith ar ôl y neges atgoffa olaf nes i'r cais ddod i ben ohono'i hun: { $count }.** Wedyn nid oes neb yn aros yn ofer, ac nid yw'n cyfrif fel un agored mwyach.
limit-thanks = **Dyddiau ar ôl sgwrs nes sôn am y diolch am y tro olaf: { $count }.** Yn y dyddiau cyntaf mae diolch yn golygu fwyaf; wedyn dim ond swnian yw neges atgoffa.
limit-usual = Fel arfer: { $count }.
option-limit = { $count }
option-limit-usual = { $count } (arferol)

announce-preview = Dyma beth fydd pawb yn y sianel yn ei ddarllen:
announce-where = Caiff ei bostio lle rydych chi'n pwyso'r botwm, i bawb sydd yno.
announce-elsewhere = Oddi yma, dim ond chi fyddai'n ei ddarllen. Teipiwch “/intro setup” yn y sianel lle dylai'r aelodau ei ddarllen: oddi yno gellir ei bostio.
error-post-alone = Ni chafodd dim ei bostio: yma, dim ond chi fyddai'n ei ddarllen. Teipiwch “/intro setup” yn y sianel lle dylai'r aelodau ei ddarllen: oddi yno gellir ei bostio.
announce-posted = Cafodd ei bostio funud yn ôl.
announce-title = Sut waith ydyw mewn gwirionedd? Gofynnwch i rywun sy'n ei wneud
announce-what = Yma gallwch holi pobl am eu gwaith: sgwrs onest o 15 i 30 munud. Rwy'n trosglwyddo eich nodyn, yn dod o hyd i amser i'r ddau ohonoch, yn eich helpu i baratoi ac yn eich atgoffa.
announce-hosts = A beth fyddai rhywun yn ei ddysgu gennych chi? Chi sy'n dewis pa mor aml, pryd a sut, a gallwch ddweud na wrth unrhyw gais heb roi rheswm.
announce-private = Beth bynnag a bwyswch yma, dim ond chi sy'n gweld yr hyn a ddaw.

## Buttons

button-announce = Cyhoeddi
button-announce-post = Postio yma
button-announced-host = Cynnig sgyrsiau
button-contact = Cyswllt
button-limits = Terfynau ac atgoffa
button-limits-asking = Newid y terfynau
button-limits-timing = Newid y negeseuon atgoffa
button-step-begin = Gam wrth gam
button-step-go-on = Mynd ymlaen
button-step-keep = Gadael fel y mae
button-step-next = Cam nesaf
button-step-later = Yn nes ymlaen
button-set-up = Sefydlu'r gymuned
button-set-up-change = Newid hyn

## Forms

form-setup = Sefydlu'r gymuned
form-contact = Cyswllt
field-setup-contact = At bwy y gall aelodau ysgrifennu
hint-setup-contact = Enw, cyfeiriad e-bost neu dîm. Yn wag: enwau'r trefnwyr.
form-limits-asking = Terfynau
field-limit-open = Ceisiadau ar agor ar yr un pryd
hint-limit-open = Caiff un aelod gynifer â hyn ar agor.
field-limit-again = Dyddiau nes gofyn eto
hint-limit-again = Ar ôl na, rhwng yr un ddau.
field-limit-talks = Sgyrsiau mewn mis i rywun newydd
hint-limit-talks = Dim ond awgrym: mae pawb yn dewis drostyn nhw eu hunain.
form-limits-timing = Negeseuon atgoffa
field-limit-remind = Neges atgoffa gyntaf
hint-limit-remind = Ar ôl cynifer o ddyddiau gwaith o dawelwch.
field-limit-remind-again = Neges atgoffa olaf
hint-limit-remind-again = Ar ôl cynifer o ddyddiau gwaith o dawelwch, o'r un dechrau.
field-limit-expire = Diwedd heb ateb
hint-limit-expire = Cynifer o ddyddiau gwaith ar ôl y neges atgoffa olaf.
field-limit-thanks = Y gair olaf am y diolch
hint-limit-thanks = Cynifer o ddyddiau ar ôl y sgwrs.
field-limit-order = Rhaid i'r neges atgoffa olaf ddod ar ôl y gyntaf.
field-channel = Sianel ar gyfer edafedd preifat
hint-channel = Yn wag: byddaf i'n dewis un y gall pawb ei gweld.
field-channel-gone = Nid yw'r sianel hon yma mwyach, neu nid sianel destun yw hi. Dewiswch un arall, os gwelwch yn dda.
field-channel-lacking = Yn y sianel { $channel } mae angen arnaf o hyd: { $lacking }. Agorwch osodiadau'r sianel, ewch i Permissions, ychwanegwch fi a chaniatáu'r rhain. Wedyn anfonwch y ffurflen eto.
field-asking = Pwy sy'n cael gofyn am sgwrs
field-hosting = Pwy sy'n cael cynnig sgyrsiau
hint-roles = Aelodau sydd ag un o'r rolau hyn. Yn wag: pawb.
field-organising = Trefnwyr, heblaw'r rhai sy'n rheoli
hint-organising = Gall aelodau sydd ag un o'r rolau hyn sefydlu'r gymuned a chlywed am broblemau.
field-role-gone = Nid yw un o'r rolau hyn yma mwyach. Dewiswch eto, os gwelwch yn dda.
field-community-language = Iaith
hint-community-language = I aelodau sydd heb ddewis iaith yn eu gosodiadau eu hunain.
language-own = Iaith pob aelod

## Y tudalennau lle gosodir ap

install-later = Ni osodwyd dim. Rhowch gynnig arall arni cyn bo hir.

## Nudges

nudge-unreachable = Nid yw fy negeseuon yn cyrraedd { $name }. Efallai fod negeseuon preifat ar gau, neu fod y person wedi gadael; nid oes neb ar fai. Os gwelwch y person, dywedwch fod “/intro mine” yn dangos beth sy'n aros.
