## Commands, in the help and while typing

command-my-data = Popeth sy'n cael ei gadw amdanoch chi
usage-my-data = /intro my-data

## Messages

data-coming = Rwy'n anfon copi o bopeth rwy'n ei gadw amdanoch chi, fel neges uniongyrchol.
nudge-my-data = Dyma bopeth rwy'n ei gadw amdanoch chi: **my-data.txt** i'w ddarllen, a **my-data.json** ar gyfer rhaglen.
data-how = Mae ynddo eiriau y mae eraill wedi'u hysgrifennu atoch chi, felly cadwch ef i chi'ch hun. Gallwch ofyn am gopi newydd unrhyw bryd.

## Buttons

button-my-data = Fy nata

## The copy: headings

data-title = Popeth y mae Paned yn ei gadw amdanoch chi: { $day }
data-rest = Mae'r un peth, a'r holl fanylion megis amserau negeseuon, yn y ffeil my-data.json.
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
data-kept-forms = Ffurflen na wnaethoch ei gorffen
data-reports = Adroddiad a anfonoch

## The copy: labels

data-name = Enw
data-zone = Cylchfa amser
data-quiet-from = Oriau tawel o
data-quiet-to = Oriau tawel tan
data-headline = Pwy ydych chi
data-goal = Eich nod
data-access-needs = Anghenion mynediad
data-created-at = Ers
data-address = Cyfeiriad
data-used-at = Defnyddiwyd ddiwethaf
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
data-parting = Neges am newid
data-thanks = Y diolch
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
data-typed = Beth a deipioch
