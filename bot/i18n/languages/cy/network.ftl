## Commands, in the help and while typing

command-network = Y bobl rydych chi'n eu hadnabod, eich nodiadau, a llyfr nodiadau
usage-network = /intro network

## Messages

network-title = Eich pobl
network-none = Neb eto. Bydd pawb y cewch chi sgwrs â nhw yn ymddangos yma.
network-private = Dim ond chi sy'n gweld y dudalen hon, a'r hyn a ysgrifennwch yma.
network-met = **{ $name }**: cawsoch chi sgwrs, { $day }.
network-met-through = **{ $name }**: cawsoch chi sgwrs, { $day }. { $connector } ddaeth â chi at eich gilydd.
network-known = **{ $name }**: rydych chi'n adnabod eich gilydd.
network-noted = **{ $name }**: mae gennych chi nodyn.
network-thank = Dydych chi ddim wedi diolch eto.
network-promised = Fe addawsoch chi rywbeth.
network-person = { $name } a chi
person-stayed = Beth arhosodd gyda chi:
person-noted = Eich nodyn, nad oes neb arall yn ei ddarllen:
person-note-kept = Wedi'i gadw, i chi yn unig.
person-note-gone = Mae eich nodyn wedi'i ddileu.
brought-title = Pobl y daethoch chi â nhw at ei gilydd
brought-none = Neb eto. Gall pobl sy'n eich adnabod ofyn i chi am gyflwyniad.
brought-private = Dim ond chi sy'n gweld y dudalen hon. Cewch ddarllen yma sut aeth sgwrs os yw'r sawl a ofynnodd amdani yn dweud wrthych.
notebook-title = Eich llyfr nodiadau
notebook-none = Dim byd eto. Ar ôl pob sgwrs y gofynnoch chi amdani byddaf yn gofyn beth ddysgoch chi, a daw'r ateb yma.
notebook-not-yet = Dydych chi ddim wedi edrych yn ôl eto.
notebook-elsewhere = Eich sgwrs y tu allan: **{ $label }**, { $day }.
notebook-goal = Beth oeddech chi am ei ddysgu
notebook-coming = Rwy'n anfon eich llyfr nodiadau atoch mewn neges breifat.
notebook-file-title = Eich llyfr nodiadau, { $day }
handshakes-title = Eich cysylltiadau
handshakes-coming = Rwy'n anfon llun o'ch cysylltiadau atoch mewn neges breifat.
handshakes-how = Dot llawn yw rhywun a gafodd sgwrs â chi, cylch yw rhywun rydych chi'n ei adnabod. Mae llinell yn arwain at bwy bynnag a ddaeth â chi at eich gilydd.
handshakes-alt = Chi yn y canol, a nifer y bobl o'ch cwmpas: { $count }

## Buttons

button-network = Fy mhobl
button-network-more = Rhagor o bobl
button-network-person = Manylion
button-person-note = Ysgrifennu nodyn
button-person-note-change = Newid eich nodyn
button-brought = Pobl y des i â nhw at ei gilydd
button-handshakes = Fy nghysylltiadau
button-notebook = Fy llyfr nodiadau
button-notebook-file = Lawrlwytho

## Forms

form-person-note = Eich nodyn
form-person-note-intro = Am { $name }. Does neb arall yn ei ddarllen.
field-person-note = Beth hoffech chi ei gofio
hint-person-note = Gadewch hwn yn wag i ddileu'r nodyn

## Nudges

nudge-notebook = Dyma eich llyfr nodiadau, gyda'ch holl sgyrsiau: **{ $file }**.
nudge-handshakes = Rydych chi yn y canol. Mae'r rhifau yr un fath ag yn y rhestr hon.
