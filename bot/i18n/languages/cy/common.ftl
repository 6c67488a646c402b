# Geirfa (glossary), so that every file says the same:
#   talk: sgwrs (eb), sgyrsiau             introduction: cyflwyniad, cyflwyniadau
#   host: gwesteiwr, gwesteiwyr            to host: cynnig sgyrsiau; an offer: cynnig
#   seeker: y sawl sy'n gofyn              to ask (for a talk): gofyn i, holi
#   request: cais, ceisiadau               note: nodyn; draft: drafft
#   nudge, reminder: neges atgoffa (eb)    thank-you: diolch, gair o ddiolch
#   to agree, say yes: cytuno              to decline: dweud na; to withdraw: tynnu'n ôl
#   to call off: canslo                    pause: saib; to stop hosting: rhoi'r gorau i…
#   time zone: cylchfa amser               quiet hours: oriau tawel
#   organiser: trefnydd                    talk (to an audience): anerchiad
#   checklist: rhestr wirio                settings: gosodiadau
# The reader is `chi`. An inserted name, role or place must never need a mutation nor decide between
# a/ac, â/ag or gyda/gydag: "y sgwrs rhwng { $name } a chi", "y gwesteiwr, { $host }," and brackets
# help. For the same reason an instant stands after a colon or in brackets, never after "ar".
# Of persons whose gender nobody told us we speak by name, or as "y person", never as ef or hi.

## Messages

also-for = { " " }· i { $name }: { $when }
minutes =
    { $minutes ->
        [one] 1 munud
        [two] 2 funud
       *[other] { $minutes } munud
    }
format =
    { $format ->
        [video] Galwad fideo
        [phone] Galwad ffôn
        [chat] Sgwrs ysgrifenedig
       *[in_person] Wyneb yn wyneb
    }
name-gone = (rhywun sydd wedi gadael)
stale = Mae pethau wedi symud ymlaen ers y neges honno. Dyma sut mae hi nawr, a'r hyn y gallwch ei wneud.
role-gone = rôl nad yw yma mwyach
organisers-unknown = pwy bynnag sy'n rheoli'r gweinydd neu'r man gwaith hwn
ending-answered = Wedi'i ateb.
ending-moved-on = Mae pethau wedi symud ymlaen.

## Buttons

button-edit = Golygu
button-form-again = Agor y ffurflen eto

## Forms

field-required = Llenwch hwn, os gwelwch yn dda.
field-choose-one = Dewiswch un o'r rhain, os gwelwch yn dda.
field-person-unknown = Dydw i ddim yn adnabod y person hwn yma eto. Gofynnwch i'r person deipio /intro unwaith, ac yna rhowch gynnig arall arni.
which-person = Pa un ohonyn nhw sydd gennych mewn golwg? Os oes rhywun ar goll, teipiwch fwy o'r enw.
field-choose-some = Dewiswch o leiaf un, os gwelwch yn dda.
field-people-unknown = Dydw i ddim yn gweld yr enwau hyn yma: { $names }. Ysgrifennwch nhw fel y maen nhw yn rhestr yr aelodau, gyda choma rhyngddyn nhw.
field-date = Ysgrifennwch ddyddiad fel blwyddyn-mis-diwrnod, er enghraifft 2027-03-09.
field-time = Ysgrifennwch amser fel oriau a munudau, er enghraifft 14:30.
field-too-long =
    { $over ->
        [one] Mae hwn 1 nod yn rhy hir: { $most } ar y mwyaf.
       *[other] Mae hwn { $over } nod yn rhy hir: { $most } ar y mwyaf.
    }
field-too-short = Ychydig yn rhagor, os gwelwch yn dda: o leiaf { $least } nod.
submit-save = Cadw

## Errors

error-unexpected = Aeth rhywbeth o'i le ar ein hochr ni, ac ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud. Os bydd hyn yn parhau, rhowch y cyfeirnod hwn i'ch trefnydd: { $reference }.
error-unavailable = Ni allaf gyrraedd fy nodiadau ar hyn o bryd, felly ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud.
error-unknown-button = Dydw i ddim yn adnabod y botwm hwn mwyach. Mae eich cyflwyniadau i gyd yno o hyd.
error-gone = Nid yw'r person hwn yma mwyach. Edrychwch ar eich cyflwyniadau i weld beth sy'n dal ar agor.
error-not-yours = Mae hwnnw wedi dod i ben ac wedi'i ddileu erbyn hyn, neu mae'n ymwneud â phobl eraill. Mae eich rhai chi un clic i ffwrdd.
limit-contact = Os nad yw hynny'n addas i chi, ysgrifennwch at { $who }.
error-asking = Mae angen rôl i ofyn am sgwrs yma: **{ $roles }**. Pwy all ei rhoi i chi: { $who }. Cedwir yr hyn a ysgrifennoch tan hynny.
error-hosting = Mae angen rôl i gynnig sgyrsiau yma: **{ $roles }**. Pwy all ei rhoi i chi: { $who }. Cedwir yr hyn a lenwoch, ac mae cynnig sydd gennych yn barod yn aros fel y mae.
error-organising = Dim ond trefnwyr sy'n gallu gwneud hyn yma. I bwy y gallwch ofyn: { $who }. Chi sydd i osod eich iaith, eich oriau a'ch negeseuon atgoffa eich hun.
error-roles-unknown = Doeddwn i ddim yn gallu darganfod nawr pa rolau sydd gennych, felly ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud.
error-not-a-member = Mae'n edrych fel nad ydych chi yn y gymuned hon mwyach, felly ni wnes i ddim. Os dewch chi'n ôl, teipiwch /intro a byddaf yn eich helpu eto.
error-profile-unknown = Doeddwn i ddim yn gallu edrych amdanoch yn y gymuned hon nawr, felly ni newidiwyd dim. Rhowch gynnig arall arni ymhen munud.
