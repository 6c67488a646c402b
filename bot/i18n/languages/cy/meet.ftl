## Where an introduction stands

status-over-seeker = Roedd { $other } a chi i fod i gwrdd: { $when }. A ddigwyddodd hynny?
status-missed-seeker = Ni lwyddodd { $other } a chi i gwrdd. Mae'n digwydd i bawb. Gallwch ddod o hyd i amser newydd, neu adael pethau fel y maen nhw.
status-met-seeker = Mae { $other } a chi wedi cael sgwrs. Nesaf daw gair o ddiolch: mae'n golygu mwy nag y mae'r rhan fwyaf yn ei ddisgwyl.
status-over-host = Roedd { $other } a chi i fod i gwrdd: { $when }. A ddigwyddodd hynny?
status-missed-host = Ni lwyddodd { $other } a chi i gwrdd. Mae'n digwydd i bawb. Gallwch ddod o hyd i amser newydd, neu adael pethau fel y maen nhw.
status-met-host = Diolch am yr amser a roesoch chi i { $other }.

## Buttons

button-called-off = Fe wnaethon ni ganslo
button-happened = Fe gawson ni sgwrs
button-leave-it = Gadael pethau fel y maen nhw
button-moved = Fe symudon ni'r sgwrs
button-no-show = Ddigwyddodd hi ddim
button-we-talked = Fe gawson ni sgwrs wedi'r cyfan

## Nudges

nudge-outcome = Roedd sgwrs i fod rhwng **{ $name }** a chi: { $when }. A ddigwyddodd hi?
nudge-outcome-reminder = Rhag gadael dim heb ei orffen: roedd sgwrs i fod rhwng **{ $name }** a chi ({ $when }). A ddigwyddodd hi?
nudge-missed = Mae **{ $name }** yn dweud na ddigwyddodd eich sgwrs.
