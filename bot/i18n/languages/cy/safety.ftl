## Commands, in the help and while typing

command-block = Blocio rhywun, neu weld pwy rydych wedi'u blocio
usage-block = /intro block @enw
command-unblock = Dadflocio rhywun
usage-unblock = /intro unblock @enw

## Messages

safety-person = **{ $name }**
block-sure = Hoffech chi flocio **{ $name }**?
block-means = Ni all rhywun rydych yn ei flocio ddod o hyd i chi, gofyn i chi nac ysgrifennu atoch trwof fi, ac ni fyddwch chi'n dod o hyd i'r person hwnnw. Daw'r hyn sy'n dal ar agor rhyngoch i ben, yn garedig a heb reswm. Fydda i ddim yn dweud wrth neb. Gallwch ddadflocio unrhyw bryd.
block-outside = Dim ond ar gyfer yr hyn sy'n mynd trwof fi y gallaf wneud hyn. I flocio mewn mannau eraill hefyd, defnyddiwch ffordd eich ap sgwrsio ei hun.
block-there = Mae **{ $name }** ar y rhestr o bobl rydych wedi'u blocio.
blocked-now = Rydych wedi blocio **{ $name }**. Ni fyddwch yn clywed gan eich gilydd trwof fi. Os oedd rhywbeth ar agor rhyngoch, daw i ben nawr, heb reswm.
unblocked = Nid ydych yn blocio **{ $name }** mwyach, a gall y naill ofyn i'r llall eto. Mae'r hyn a ddaeth i ben yn aros ar ben.
blocked-title = Pobl rydych wedi'u blocio
blocked-none = Nid ydych wedi blocio neb.
block-how = I flocio rhywun, teipiwch “/intro block” a'r enw. Os oes gan eich ap sgwrsio ddewislen ar bob neges, chwiliwch am “Block or report” yno.

## Errors

error-safety-message = Ni allaf ddweud am bwy mae'r neges hon. Teipiwch “/intro block” a'r enw yn lle hynny.
error-safety-name = Ni ddes o hyd i neb o'r enw hwnnw a gyfarfuoch yma. Teipiwch “/intro { $command }” gydag @ a'r enw.
error-safety-unknown = Dydw i ddim yn adnabod y person hwnnw. Nid yw wedi fy nefnyddio, felly ni all ofyn i chi am ddim yma. Os bydd yn dechrau, gallwch ei flocio bryd hynny.
error-safety-yourself = Chi eich hun yw hynny. Ar gyfer pobl eraill mae hyn.
error-you-blocked = Rydych wedi blocio { $name }, felly ni allwch ofyn am sgwrs. Os ydych wedi newid eich meddwl, dadflociwch yn gyntaf.

## Buttons

button-block = Blocio
button-blocked = Pobl a flociwyd
button-blocked-more = Dangos mwy
button-unblock = Dadflocio
