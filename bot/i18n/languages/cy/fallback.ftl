## The list

fallback-title = Gofyn yn eu tro
fallback-about =
    { $count ->
        [one] Gofynnaf i'r person cyntaf ar eich rhestr. Ar ôl cael “na”, neu ddiwrnod gwaith heb ateb, gofynnaf i'r nesaf fy hun, a dweud wrthych bob tro. Gallwch ei stopio neu newid y drefn unrhyw bryd.
        [two] Gofynnaf i'r person cyntaf ar eich rhestr. Ar ôl cael “na”, neu { $count } ddiwrnod gwaith heb ateb, gofynnaf i'r nesaf fy hun, a dweud wrthych bob tro. Gallwch ei stopio neu newid y drefn unrhyw bryd.
       *[other] Gofynnaf i'r person cyntaf ar eich rhestr. Ar ôl cael “na”, neu { $count } diwrnod gwaith heb ateb, gofynnaf i'r nesaf fy hun, a dweud wrthych bob tro. Gallwch ei stopio neu newid y drefn unrhyw bryd.
    }
fallback-pick = Mae'r nodiadau hyn wedi'u hysgrifennu ond heb eu hanfon. Pa un sy'n gyntaf?
fallback-no-notes = Dechreuwch gyda nodyn at rywun. Pan fydd yn darllen yn rhwydd, gallwch ei roi ar y rhestr hon. Mae lle i bump.
fallback-note = Eich nodyn at **{ $name }**
fallback-waiting = **{ $name }**: heb gael cais eto.
fallback-waiting-through = **{ $name }**, drwy bobl rydych chi'n eu hadnabod: heb gael cais eto.
fallback-asked = **{ $name }**: wedi cael cais. Dim ateb eto.
fallback-carried = **{ $name }**: cais wedi mynd, drwy bobl rydych chi'n eu hadnabod. Dim ateb eto.
fallback-questioned = Mae **{ $name }** wedi gofyn rhywbeth i chi.
fallback-agreed = Cytunodd **{ $name }**.
fallback-over = **{ $name }**: nid y tro hwn.
fallback-obstacle =
    { $why ->
        [full] Does dim lle ar hyn o bryd, felly daw eraill yn gyntaf nes bydd.
        [cap] Mae gennych gymaint o geisiadau agored ag y gallwch. Bydd hwn yn aros nes bydd un ohonyn nhw ar ben.
        [organisation] Mae gennych gais agored yn yr un sefydliad. Bydd hwn yn aros nes bydd hwnnw ar ben.
        [open] Mae gennych chi'ch dau rywbeth ar agor yn barod.
        [lately] Gofynnoch yn ddiweddar, felly bydd hwn yn aros ychydig wythnosau.
        [note] Mae angen bwrw golwg arall dros y nodyn cyn y gall fynd.
       *[away] Ni dderbynnir ceisiadau ar hyn o bryd, felly daw eraill yn gyntaf.
    }
fallback-still = Ni ofynnir i neb arall nes i chi bwyso “{ button-fallback-start }”.
fallback-stopped = Wedi stopio. Mae ceisiadau agored yn aros ar agor.
fallback-next = Os na fydd { $other } yn ateb, gofynnaf i **{ $name }** ar y dyddiad hwn: { $day }. Os daw “na”, ar unwaith.
fallback-next-soon = Nesaf, gofynnaf i **{ $name }**.
fallback-more = I ychwanegu rhywun, ysgrifennwch nodyn at y person: o'r fan honno gall fynd ar y rhestr hon.
fallback-your-turn = Eich tro chi yw ateb. Ni ofynnir i neb arall yn y cyfamser.
fallback-last = Does neb arall ar y rhestr. Daw i ben gyda'r ateb olaf.
fallback-stuck = Ni ellir gofyn i neb ar eich rhestr ar hyn o bryd. Byddaf yn edrych eto bob diwrnod gwaith.
fallback-two = Mae ceisiadau cynharach yn aros ar agor. Os bydd dau berson yn cytuno, gallwch gwrdd â'r ddau, neu dynnu un cais yn ôl: mae'r naill beth a'r llall yn iawn.
fallback-ended-yes = Daeth y rhestr hon i ben gydag ateb cadarnhaol. Mae nodiadau heb eu hanfon wedi'u cadw.
fallback-closed = Mae'r rhestr hon ar ben. Mae nodiadau heb eu hanfon wedi'u cadw.
fallback-dropped = Mae'r rhestr wedi mynd. Mae eich nodiadau wedi'u cadw, ac mae ceisiadau agored yn aros ar agor.
fallback-kept =
    { $count ->
        [one] Ni ofynnir i neb arall. Mae un nodyn na chafodd ei anfon wedi'i gadw.
       *[other] Ni ofynnir i neb arall. Mae'r nodiadau heb eu hanfon wedi'u cadw: { $count }.
    }
fallback-both = Gallwch gwrdd â'r ddau: mae dwy sgwrs yn dangos mwy nag un. Os yw un yn ddigon, agorwch y llall a'i chanslo gyda gair caredig.
fallback-may-answer =
    { $count ->
        [one] Mae eich cais i { $names } yn dal ar agor. Os daw ateb cadarnhaol yno hefyd, gallwch gwrdd â'r ddau; neu ei dynnu'n ôl nawr: mae'r naill beth a'r llall yn iawn.
       *[other] Mae eich ceisiadau i { $names } yn dal ar agor. Os daw ateb cadarnhaol yno hefyd, gallwch gwrdd â phawb; neu eu tynnu'n ôl nawr: mae'r naill beth a'r llall yn iawn.
    }
fallback-summary-still = Mae gennych restr o bobl i'w holi yn eu tro. Ni ofynnir i neb nes i chi ddechrau.
fallback-summary-asking = Rwy'n gofyn i'r bobl ar eich rhestr yn eu tro.

## Buttons

button-in-turn = Gofyn i sawl un yn eu tro
button-fallback = Pobl i'w holi yn eu tro
button-fallback-add = Rhoi ar y rhestr
button-fallback-order = Newid y drefn
button-fallback-start = Dechrau gofyn
button-fallback-stop = Stopio
button-fallback-drop = Rhoi'r gorau i'r rhestr
button-take-back = Tynnu'n ôl: { $name }

## Forms

form-fallback = Y drefn
form-fallback-intro = Mae pwy bynnag y gofynnwyd iddo eisoes yn aros ar y rhestr. Gallwch adael lle yn wag.
field-fallback-place = Rhif { $number }
option-nobody = Neb
option-note = At { $name }
option-note-through = { $name }, drwy eraill
field-fallback-twice = Mae gan y nodyn hwn le yn barod.

## Errors

error-fallback-full = Mae { $count } o bobl ar eich rhestr, ac mae'n llawn. Os tynnwch rywun oddi arni, bydd lle.
error-fallback-empty = Does dim nodyn i'w roi ar y rhestr. Ysgrifennwch at rywun yn gyntaf.

## Nudges

nudge-fallback-asked = Rwyf wedi gofyn i **{ $name }**, yn ôl eich rhestr.
nudge-fallback-asked-through = Rwy'n gofyn, yn dawel, pwy allai eich cyflwyno i **{ $name }**, yn ôl eich rhestr.
nudge-fallback-stuck = Ni ellir gofyn i neb arall ar eich rhestr ar hyn o bryd. Byddaf yn edrych eto bob diwrnod gwaith, ac yn dweud wrthych pan ofynnaf i rywun.
nudge-fallback-yes = Cytunodd { $names }, felly daw eich rhestr i ben yma.
nudge-fallback-ended = Gofynnwyd i bawb ar eich rhestr, ac ni allai neb y tro hwn. Nid yw'n dweud dim amdanoch chi: mae pobl yn brysur. Efallai y bydd eraill cystal i siarad â nhw.
nudge-fallback-expired = Does dim wedi digwydd gyda'ch rhestr ers amser maith, felly daw i ben yma.
