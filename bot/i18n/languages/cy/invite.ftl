## Messages

invites-title = Gwahoddiadau
invites-how = Dewiswch aelodau, a dywedwch a ydych yn eu gwahodd i fod yn westeiwyr neu i chwilio am rywun. Caiff pob un neges breifat, a'r aelod sy'n penderfynu. Mae'r negeseuon yn mynd allan yn araf: { $count } mewn awr ar y mwyaf, a dim ond pan fydd y darllenydd ar ddihun.
invites-sent = Anfonwyd
invites-waiting = Eto i'w hanfon
invites-hosting = Wedi dod yn westeiwyr
invites-looking = Wedi mynd i chwilio am rywun
invites-declined = Wedi dweud na
invites-few = llai na { $fewest }
invites-many = { $count } neu fwy
invites-numbers = Yr hyn a ddaeth o'r { $days } diwrnod diwethaf, fesul { $fewest }, fel na all neb gasglu beth oedd ateb un aelod.
invite-preview = Nifer yr aelodau a ddewisoch: { $count }. Nid oes dim wedi'i anfon eto.
invite-strangers = Heb eu cynnwys: { $count } o'r rhai a ddewisoch, nad ydyn nhw erioed wedi fy nefnyddio yma. Nes bydd rhywun yn gwneud hynny, nid wyf yn cadw dim amdanyn nhw nac yn ysgrifennu atyn nhw. Mae cyhoeddiad yn cyrraedd pawb.
invite-left-out = Caiff rhai eu gadael allan, heb i neb ddysgu pwy: y rhai sy'n gwneud hyn yn barod, a ddywedodd na, nad ydyn nhw am gael gwahoddiadau, neu a gafodd wahoddiad yn ystod y { $days } diwrnod diwethaf.
invite-reads = Yr hyn y bydd pob un yn ei ddarllen
invite-nobody = Nid oes neb a ddewisoch wedi fy nefnyddio yma eto. Nes bydd rhywun yn gwneud hynny, nid wyf yn cadw dim amdanyn nhw nac yn ysgrifennu atyn nhw. Mae cyhoeddiad yn cyrraedd pawb.
invite-sent = Popeth yn barod. Bydd pawb y gellir eu gwahodd yn cael y neges yn ystod yr oriau nesaf, un ar ôl y llall.
invite-sent-before = Nid oes dim i'w anfon: rydych wedi'i anfon yn barod.
invite-stop = Atal pob gwahoddiad sydd heb ei anfon eto? Gellir gwahodd yr aelodau hynny eto yn nes ymlaen. Mae'r hyn a anfonwyd yn aros.
invite-stopped = Dyna ni. Ni fydd neb arall yn cael un o'r gwahoddiadau hynny.
invite-summary =
    { $role ->
        [host] Mae'r trefnwyr yn gofyn a fyddech chi'n westeiwr.
       *[seeker] Mae'r trefnwyr yn eich gwahodd i siarad â rhywun am waith y person hwnnw.
    }
invite-over = Mae'r gwahoddiad hwn ar ben. Gallwch fod yn westeiwr, neu chwilio am rywun, pryd bynnag y mynnwch.
invited-means =
    { $role ->
        [host] Fel gwesteiwr rydych chi'n siarad ag aelodau am eich gwaith, am 15 i 30 munud. Chi sy'n dewis pa mor aml, a gallwch ddweud na wrth unrhyw un. Os dywedwch na wrth hyn, ni chaiff neb wybod.
       *[seeker] Edrychwch pwy sy'n westeiwr yma, ac fe drosglwyddaf eich nodyn i bwy bynnag a ddewiswch: sgwrs onest o 15 i 30 munud. Os dywedwch na wrth hyn, ni chaiff neb wybod.
    }
invited-declined = Mae hynny'n iawn. Ni chaiff neb wybod, ac ni all y trefnwyr ofyn hyn i chi eto.
invited-never = Iawn: dim mwy o wahoddiadau. Ni chaiff neb wybod. Gallwch newid hynny ymhlith eich negeseuon atgoffa.
error-invites-waiting = Mae gormod o wahoddiadau'n aros i gael eu hanfon. Dewch yn ôl pan fydd rhai wedi mynd, neu dewiswch lai.

## Buttons

button-invites = Gwahodd aelodau
button-back-to-invites = Yn ôl at y gwahoddiadau
button-invite-new = Dewis aelodau
button-invite-send = Anfon y gwahoddiadau
button-invite-change = Newid rhywbeth
button-invite-stop = Atal y rhai heb eu hanfon
button-invite-stop-yes = Ie, eu hatal
button-invited-host = Bod yn westeiwr
button-invited-look = Dod o hyd i rywun
button-invited-never = Dim mwy o wahoddiadau

## Forms

form-invite = Gwahodd aelodau
field-invite-people = Pwy rydych chi'n eu gwahodd?
hint-invite-people = Hyd at { $most } ar y tro. Gallwch ddod yn ôl am fwy.
field-invite-as = I fod yn beth?
option-invite =
    { $role ->
        [host] Gwesteiwr
       *[seeker] Rhywun sy'n chwilio am sgwrs
    }
field-invite-line = Llinell gennych chi
hint-invite-line = Byddan nhw'n ei darllen yn eich geiriau chi. Llofnodwch hi os mynnwch.

## Nudges

nudge-invited =
    { $role ->
        [host] Mae trefnwyr **{ $community }** yn meddwl y gallai eraill yma ddysgu gennych chi. A fyddech chi'n westeiwr?
       *[seeker] Mae trefnwyr **{ $community }** yn eich gwahodd i siarad â rhywun am waith y person hwnnw.
    }
