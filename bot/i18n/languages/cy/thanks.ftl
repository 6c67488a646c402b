## Commands, in the help and while typing

command-thanks = Edrych yn ôl a dweud diolch
usage-thanks = /intro thanks

## Where an introduction stands

status-thanked-seeker = Mae { $other } a chi wedi cael sgwrs, ac rydych chi wedi dweud diolch.
status-thanked-host = Rydych chi wedi rhoi eich amser i { $other }, ac wedi cael diolch.

## Messages

thanks-none = Nid oes gennych ddiolch i'w ysgrifennu ar hyn o bryd.
thanks-which = I bwy hoffech chi ddiolch?
thanks-owed = **{ $name }**
draft-title = Eich diolch i { $name }
draft-opening =
    { $tone ->
        [formal] Annwyl { $name }, diolch i chi am roi { $minutes } munud o'ch amser i siarad â mi.
       *[warm] Annwyl { $name }, diolch o galon am y { $minutes } munud a roesoch chi i mi.
    }
draft-learned =
    { $tone ->
        [formal] { $learned } O bopeth a ddywedoch, hynny sydd wedi aros gyda mi fwyaf.
       *[warm] { $learned } Mae hynny wedi aros gyda mi.
    }
draft-use =
    { $tone ->
        [formal] Dyma fy ngham nesaf o'i herwydd: { $use }
       *[warm] Ac rwy'n gwybod beth wna i nesaf: { $use }
    }
draft-onward =
    { $tone ->
        [formal] Diolch hefyd am feddwl am { $name }; byddwn yn ddiolchgar am y cyflwyniad.
       *[warm] A diolch am feddwl am { $name } i mi: byddwn i'n falch iawn o'r cyflwyniad.
    }
draft-onward-somebody =
    { $tone ->
        [formal] Diolch hefyd am feddwl am berson arall a allai siarad â mi; byddwn yn ddiolchgar am y cyflwyniad.
       *[warm] A diolch am feddwl am rywun i mi: byddwn i'n falch iawn o'r cyflwyniad.
    }
draft-connector =
    { $tone ->
        [formal] Rwy'n ddiolchgar i { $name } am ddod â ni at ein gilydd.
       *[warm] Rwy'n falch iawn bod { $name } wedi fy anfon atoch chi.
    }
draft-closing =
    { $tone ->
        [formal] Cofion gorau, { $name }
       *[warm] Diolch eto, { $name }
    }
draft-language = Iaith y geiriau o gwmpas eich rhai chi: { $language }. Dyna'r iaith y mae { $name } yn ei darllen yma.
draft-named = Gawsoch chi gynnig gan { $name } i'ch cyflwyno i rywun? Yna bydd y diolch yn dweud hynny.
draft-onward-private = Mae'r hyn a nodoch yn aros gyda chi: nid yw'r diolch yn enwi neb. Os caiff wneud hynny, ychwanegwch yr enw gyda “{ button-edit }”.
draft-why = Mae pobl sy'n dweud diolch yn tueddu i danbrisio faint o groeso sydd iddo.
thanked = Wedi'i anfon at { $name }.
thanked-elsewhere = Da iawn. Fydda i ddim yn sôn eto am ddiolch i { $name }.
named-way = Gallai { $host } eich cyflwyno i { $name }. Ysgrifennwch nodyn byr: gofynnaf i { $host } yn gyntaf, a bydd yn ei ddarllen.
named-alone = Nodwyd: { $name }. Ni ddywedir wrth neb.
named-noted = Wedi'i nodi, i chi yn unig.
named-no-one = Popeth yn iawn. Gallwch ofyn o hyd ar ddiwedd eich sgwrs nesaf: “Gyda phwy arall y dylwn i siarad?”
touch-noted = Wedi'i nodi. Fydda i ddim yn codi'r peth eto am gryn amser.
touch-on = Iawn. Byddaf yn eich atgoffa am { $name } ymhen ychydig fisoedd, oni bai eich bod wedi cysylltu erbyn hynny.
touch-off = Iawn. Fydda i ddim yn eich atgoffa mwyach i anfon gair at { $name }.
tell-opening = Diolch am fy nghyflwyno i { $host }. Rydyn ni wedi cael sgwrs.
told-sent = Wedi'i anfon at { $names }. Diolch: anaml y mae pobl sy'n cyflwyno eraill yn clywed beth ddaeth o hynny.
update-none = Iawn. Fydda i ddim yn gofyn am hyn eto.
update-sent-all = Wedi'i anfon at { $name }, a hefyd at { $names }.
update-sent = Wedi'i anfon at { $name }.
thanks-replied = Bydd { $name } yn ei ddarllen.
card-thanks-reply-own = Dyma eich ateb chi:
touch-learned = Dyma beth arhosodd gyda chi bryd hynny:

## Buttons

button-keep-touch = Cadw mewn cysylltiad
button-glad = Da clywed
button-named = Fe ges i enw rhywun
button-no-update = Dim byd i'w ychwanegu
button-send-thanks = Anfon y diolch
button-stop-touch = Peidio â chadw mewn cysylltiad
button-tell = Dweud wrth { $names } sut aeth hi
button-thank = Edrych yn ôl a diolch
button-thanked-elsewhere = Rwyf wedi diolch yn barod
button-thanks-draft = Eich drafft
button-thanks-reply = Ysgrifennu gair yn ôl
button-tone-warm = Yn gynhesach
button-tone-formal = Yn fwy ffurfiol
button-update = Dweud beth ddaeth o'r cyngor
button-wrote = Rwyf wedi ysgrifennu

## Forms

form-debrief = Edrych yn ôl
form-debrief-intro = I chi yn unig. Caiff eich diolch i { $name } ei ddrafftio o hyn; cewch ei newid.
submit-debrief = Drafftio fy niolch
field-learned = Un peth sy'n aros gyda chi
hint-learned = Mor benodol ag y gallwch, mewn brawddeg gyfan
field-surprised = Beth oedd yn annisgwyl
hint-surprised = Dim ond chi sy'n gweld hyn
field-use = Beth wnewch chi â hyn
hint-use = Cam oherwydd y sgwrs, mewn brawddeg gyfan
field-promised = Beth addawsoch chi
hint-promised = Ar gyfer eich rhestr eich hun. Nid yw yn eich diolch
field-interest = Diddordeb yn y gwaith hwn
interest =
    { $value ->
        [more] Mwy nag o'r blaen
        [same] Fel o'r blaen
       *[less] Llai nag o'r blaen
    }
form-thanks = Eich diolch
field-thanks = Yn eich geiriau eich hun
hint-thanks = Yr amser, un peth a ddywedwyd, beth wnewch chi â hyn
form-thanks-reply = Gair yn ôl
form-thanks-reply-intro = { $name } fydd yn ei ddarllen, a neb arall.
field-thanks-reply = Yn eich geiriau eich hun
hint-thanks-reply = Mae un frawddeg yn ddigon
form-named = Gawsoch chi enw rhywun?
form-named-intro = Efallai fod { $name } wedi awgrymu gyda phwy i siarad nesaf.
field-named-member = Rhywun yma
hint-named-member = Gellir gofyn i'r sawl a'u henwodd eich cyflwyno
field-named-note = Neu nodyn i chi'ch hun
hint-named-note = Ar gyfer pobl mewn mannau eraill: mae rôl neu dîm yn ddigon, dim manylion cyswllt
form-tell = Sut aeth hi
form-tell-intro = Cawsoch eich cyflwyno i { $host } gan { $names }. Bydd { $names } yn darllen hwn, a neb arall. Hebddo, yr unig beth a ddaw i'w clyw yw i chi gael sgwrs.
field-tell = Yn eich geiriau eich hun
hint-tell = Mae dwy frawddeg yn ddigon. Gadewch allan yr hyn a ddywedwyd yn gyfrinachol
form-update = Beth ddaeth o'r cyngor
form-update-intro = Fe roddodd { $name } gyngor i chi. Mae pobl yn hoffi clywed i ble yr arweiniodd.
submit-send = Anfon
field-update = Beth wnaethoch chi â'r cyngor
hint-update = Mae dwy frawddeg yn ddigon
field-update-readers = Pwy sy'n ei ddarllen
update-to-host = { $name } yn unig
update-to-all = Gan gynnwys { $names }

## Errors

error-debrief-first = Does dim drafft eto. Dwy funud o edrych yn ôl, a byddaf yn ei ddrafftio i chi.

## Nudges

nudge-thanks-prompt = Mae **{ $name }** a chi wedi cael sgwrs. Tra mae'n ffres yn y cof: dwy funud o edrych yn ôl, a bydd eich diolch wedi'i ddrafftio.
nudge-thanks-ready = Mae eich diolch i **{ $name }** wedi'i ddrafftio: mae un clic yn ei anfon.
nudge-thanks-draft = Mae heddiw'n ddiwrnod da i ddiolch i **{ $name }**, a'r sgwrs yn dal yn ffres.
nudge-thanks-again = Nid oes rhaid i air o ddiolch i **{ $name }** fod yn hir. Mae dwy frawddeg yn ddigon.
nudge-thanks-last = Mae'n iawn bod yn hwyr: bydd **{ $name }** yn dal yn falch o gael gair. Dyma'r tro olaf i mi sôn amdano.
nudge-thanks = Mae **{ $name }** yn dweud diolch:
nudge-thanks-glad = Mae **{ $name }** yn ateb eich diolch: da clywed!
nudge-thanks-reply = Mae **{ $name }** yn ateb eich diolch:
nudge-update-prompt = Beth amser yn ôl fe gafodd **{ $name }** a chi sgwrs. A arweiniodd y cyngor at rywbeth? Mae pobl yn hoffi clywed.
nudge-update = Mae **{ $name }** yn dweud beth ddaeth o'ch cyngor:
nudge-keep-in-touch = Hyd y gwn i, mae ychydig fisoedd ers i **{ $name }** a chi fod mewn cysylltiad. Mae llinell am sut mae pethau'n mynd yn ddigon.
nudge-pay-forward = Rydych chi wedi cael sgyrsiau da. Gallai rhywun sydd gam y tu ôl i chi ddysgu oddi wrthych nawr: fyddech chi'n cynnig sgyrsiau?
