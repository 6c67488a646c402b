## Commands, in the help and while typing

command-my-data = Popeth sy'n cael ei gadw amdanoch chi
usage-my-data = /intro my-data
command-erase = Dileu popeth a gedwir amdanoch chi
usage-erase = /intro erase

## Messages

data-coming = Rwy'n anfon copi o bopeth rwy'n ei gadw amdanoch chi, mewn neges breifat.
nudge-my-data = Dyma bopeth rwy'n ei gadw amdanoch chi: **{ $text }** i'w ddarllen, a **{ $program }** ar gyfer rhaglen.
data-how = Mae ynddo eiriau y mae eraill wedi'u hysgrifennu atoch chi, felly cadwch ef i chi'ch hun. Gallwch ofyn am gopi newydd unrhyw bryd.

## Erasing

erase-what = Bydd hyn yn dileu popeth rwy'n ei gadw amdanoch chi: eich enw, eich gosodiadau, yr hyn rydych chi'n ei gynnig fel gwesteiwr, a phob gair a ysgrifennoch yn eich sgyrsiau. **Ni ellir ei ddadwneud.**
erase-others = Daw popeth sydd ar agor i ben. Caiff y lleill wybod eich bod wedi gadael, a dim mwy. Bydd yr hyn a ysgrifennon nhw atoch chi'n mynd hefyd.
erase-stays = Cyfrifir o hyd fod sgyrsiau wedi digwydd, heb unrhyw enw. Mae'r negeseuon a anfonais yn aros yma, am mai eich ap sgwrsio sy'n eu cadw. Bydd adroddiad agored yn aros nes iddo gael ei gau. Bydd copïau wrth gefn hŷn yn mynd gydag amser.
erase-mark =
    { $count ->
        [two] Cedwir ôl annarllenadwy o'ch cyfeiriad am 2 ddiwrnod, fel bod blocio a therfynau'n dal mewn grym os dewch chi'n ôl.
       *[other] Cedwir ôl annarllenadwy o'ch cyfeiriad am { $count } diwrnod, fel bod rhwystrau a therfynau'n dal i sefyll os dewch chi'n ôl.
    }
erase-how = Mae'n cymryd hyd at ddau ddiwrnod, fel nad oes neb yn aros amdanoch yn ofer. Hoffech chi gopi o'ch data yn gyntaf?
erase-begun = Rwyf wedi dechrau. Mae'r hyn oedd ar agor yn dod i ben nawr, ac o fewn dau ddiwrnod bydd popeth rwy'n ei gadw amdanoch chi wedi mynd. Does dim byd arall i chi ei wneud. Diolch am fod yma.
erase-going-on = Rwy'n dileu popeth rwy'n ei gadw amdanoch chi, felly does dim byd y gallwch ei wneud gyda mi ar hyn o bryd. Bydd wedi'i wneud o fewn dau ddiwrnod; wedi hynny mae croeso i chi ddechrau o'r newydd.
erase-nothing = Does dim byd amdanoch chi yma y gallwn ei ddileu.

## Buttons

button-my-data = Fy nata
button-erase = Dileu fy nata
button-erase-now = Dileu'r cyfan
button-erase-not = Cadw'r cyfan

## The copy: headings

data-title = Popeth y mae Paned yn ei gadw amdanoch chi: { $day }
data-rest = Mae'r un peth, a'r holl fanylion megis amserau negeseuon, yn y ffeil { $program }.
data-persons = Chi
data-addresses = Ble gellir cael gafael arnoch chi
data-hosts = Eich cynnig fel gwesteiwr
data-introductions =
    { $role ->
        [host] Sgwrs y gofynnwyd i chi amdani
        [connector] Sgwrs y gwnaethoch helpu i'w threfnu
       *[seeker] Sgwrs y gofynnoch chi amdani
    }
data-questions =
    { $role ->
        [host] Cwestiwn a rannwyd â chi
       *[seeker] Cwestiwn a ysgrifennoch chi
    }
data-promises = Addewid a wnaethoch
data-watches = Chwiliad a adawoch gyda mi
data-consents = Cytunoch i'r hysbysiad, a dweud eich bod yn 18 neu'n hŷn
data-kept-forms = Ffurflen na wnaethoch ei gorffen
data-reports = Adroddiad a anfonoch
data-blocks = Rhywun rydych wedi'i flocio
data-connections = Rhywun rydych chi'n ei adnabod
data-ways = Ffordd at rywun, drwy bobl rydych chi'n eu hadnabod
data-connector-requests = Gofynnwyd i chi gyflwyno rhywun
data-person-notes = Nodyn gennych chi am rywun

## The copy: labels

data-name = Enw
data-zone = Cylchfa amser
data-quiet-from = Oriau tawel o
data-quiet-to = Oriau tawel tan
data-headline = Pwy ydych chi
data-goal = Eich nod
data-access-needs = Anghenion hygyrchedd
data-created-at = Ers
data-address = Cyfeiriad
data-used-at = Defnyddiwyd ddiwethaf
data-region = Ble rydych chi
data-studied-at = Lle buoch yn astudio
data-role = Rôl
data-organisation = Sefydliad
data-about = Amdanoch chi
data-where = Ble
data-topics = Pynciau
data-languages = Ieithoedd
data-capacity = Sgyrsiau y mis
data-host-since = Gwesteiwr ers
data-seeker = Pwy ofynnodd
data-host = Gwesteiwr
data-connector = Cyflwynwyd gan
data-why = Pam y person hwn
data-learn = Beth i'w ddysgu
data-minutes = Munudau
data-asked-at = Gofynnwyd
data-starts-at = Amser y sgwrs
data-question = Cwestiwn y gwesteiwr
data-answer = Yr ateb
data-parting = Gair gyda'r newid
data-thanks = Y diolch
data-thanks-reply = Yr ateb i'r diolch
data-update = Beth ddaeth ohoni
data-learned = Beth ddysgoch chi
data-surprised = Beth a'ch synnodd
data-use = Sut byddwch chi'n ei ddefnyddio
data-onward-name = Pwy a enwyd
data-onward = Yr aelod a enwyd
data-referred-to = Pwy a enwoch chi yn lle hynny
data-words = Geiriau
data-done-at = Gwnaed
data-query = Chwiliad
data-reported = Am bwy
data-handler = Pwy sy'n edrych arno
data-blocked = Pwy
data-asker = Pwy ddywedodd hynny gyntaf
data-asked = Pwy y gofynnwyd iddo gadarnhau
data-since = Ers
data-target = At bwy
data-topic = Ynglŷn â beth
data-sent-at = Anfonwyd
data-answered-at = Atebwyd
data-line = Eich geiriau eich hun
data-vouched = Beth mae'r cysylltydd yn ei ddweud
data-told = Sut aeth hi, at bwy bynnag a'u cyflwynodd
data-told-later = Beth ddaeth ohoni, at bwy bynnag a'u cyflwynodd
data-note-about = Am
data-typed = Beth a deipioch chi
data-community = Cymuned
data-version = Fersiwn yr hysbysiad
data-agreed-at = Pryd
