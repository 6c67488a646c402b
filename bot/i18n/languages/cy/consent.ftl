## The notice. Whoever changes a sentence here, or `button-agree`, raises its version
## (`model.DEFAULT_VERSION`), so that everybody is asked again.

consent-title = Cyn i chi ddechrau
consent-title-again = Cyn i chi fynd ymlaen
consent-lead = Mae Paned yn dod â phobl at ei gilydd am sgyrsiau byr am eu gwaith. Dyma'r hyn y mae'n ei gadw amdanoch chi. Nes i chi gytuno, nid yw'n cadw dim.
consent-again = Nid ydych wedi cytuno i hyn eto, neu mae wedi newid ers i chi wneud. Mae'r hyn sydd ar agor gennych yn mynd yn ei flaen yn y cyfamser.
consent-what = **Beth sy'n cael ei gadw:** eich enw a'ch cyfeiriad ar y platfform hwn, eich cylchfa amser a'ch iaith, a'r hyn rydych chi'n ei ysgrifennu yn Paned: ceisiadau, atebion, cwestiynau, diolch, a'ch cynnig os ydych yn cynnig sgyrsiau. Hefyd pwy rydych yn dweud eich bod yn ei adnabod, pwy sy'n eich cyflwyno i bwy, a phryd y buoch yn siarad, yma neu mewn man arall.
consent-why = **Pam:** i ddod â phobl at ei gilydd, i'ch atgoffa mewn pryd, ac i fod yn deg â'r rhai y gofynnir iddynt.
consent-who = **Pwy sy'n ei weld:** Yr hyn rydych yn ei ysgrifennu at rywun, y person hwnnw sy'n ei ddarllen, a phwy bynnag y gofynnir iddo ei drosglwyddo. Mae pwy bynnag a'ch cyflwynodd yn clywed eich bod wedi cytuno ar amser, ac wedi siarad. Mae pob aelod yn gweld eich cynnig o sgyrsiau. Eich bod yn adnabod rhywun, dim ond chi'ch dau sy'n gweld hynny, oni bai bod un ohonoch yn ei ddangos. Nid oes neb arall yn gweld nodiadau i chi'ch hun, na sgyrsiau rydych yn eu trefnu mewn man arall. Mae trefnwyr yn gweld yr hyn y mae aelodau eraill yn ei weld, a'r hyn y rhoddir gwybod iddynt amdano. Gallai pwy bynnag sy'n rhedeg y peiriant edrych yn ei gronfa ddata.
consent-long = **Am faint:** negeseuon atoch: { $messages }. Sgwrs a'r hyn a ysgrifennwyd amdani, gan gyfrif o'i diwedd: { $talks }. Eich cyfeiriad, gan gyfrif o'r diwrnod y byddwch yn gadael: { $left }. Popeth arall: tra byddwch yn defnyddio Paned.
consent-days =
    { $count ->
        [one] un diwrnod
        [two] { $count } ddiwrnod
       *[other] { $count } diwrnod
    }
consent-for-good = am byth
consent-basis = **Sail gyfreithlon:** { $basis }
consent-basis-ours = eich cydsyniad. Gallwch ei dynnu'n ôl unrhyw bryd.
consent-rights = **Eich hawliau:** gyda **/intro my-data** cewch gopi o bopeth, a chydag **/intro erase** cewch ei ddileu, unrhyw bryd. Anfonwch gwestiynau, cywiriadau a chwynion at: { $who }.
consent-conduct = **Sut rydym yn trin ein gilydd:** { $conduct }
consent-conduct-ours = Byddwch yn garedig, ac yn brydlon. Gofynnwch am gyngor, byth am swydd. Nid oes angen rheswm i ddweud na. Mae'r hyn a glywch yn gyfrinachol yn aros gyda chi. Peidiwch â rhoi neb dan bwysau.

## Answers

notice-refused = Popeth yn iawn. Does dim yn cael ei gadw amdanoch chi. Os newidiwch eich meddwl, teipiwch /intro unrhyw bryd.
notice-refused-member = Popeth yn iawn. Ni allwch wneud dim byd newydd yma nes i chi gytuno, ac mae'r hyn sydd ar agor yn mynd yn ei flaen. Gallwch gael copi o'r hyn sy'n cael ei gadw amdanoch chi unrhyw bryd.

## For organisers

notice-title = Yr hysbysiad y mae aelodau'n cytuno iddo
notice-ours = Mae fel y daw gyda Paned. Gallwch roi eich geiriau eich hun yn lle unrhyw ran.
notice-own = Mae ynddo eich geiriau eich hun. Cadwyd: { $day }.
notice-saved = Wedi'i gadw. Gofynnir i bawb gytuno iddo cyn y peth nesaf a wnânt, a chithau hefyd.
notice-unchanged = Does dim yn wahanol, felly ni ofynnir i neb eto.

## Buttons

button-agree = Rwy'n cytuno, ac rwy'n 18 neu'n hŷn
button-refuse = Dim diolch
button-read-all = Darllen y cyfan
button-notice = Hysbysiad i aelodau
button-notice-change = Newid y geiriau
button-back-to-setup = Yn ôl at y sefydlu

## Forms

form-notice = Hysbysiad i aelodau
form-notice-intro = Iaith: { $language }. Mae'r hyn a adewch yn wag yn aros fel y daw gyda Paned.
field-notice-basis = Sail gyfreithlon
hint-notice-basis = Megis cydsyniad, neu eich tasg gyhoeddus. Mae'n dilyn “Sail gyfreithlon:”.
field-notice-words = Beth a gedwir, pam, am faint, pwy sy'n gweld
hint-notice-words = Yn eich geiriau eich hun, yn lle'n rhai ni.
field-notice-conduct = Cod ymddygiad
hint-notice-conduct = Yn eich geiriau eich hun, neu gyfeiriad eich un chi.
