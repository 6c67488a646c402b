## Messages

card-title = Sgwrs: { $seeker } – { $host }
card-connector = Mae { $seeker } a'r gwesteiwr, { $host }, mewn cysylltiad, diolch i chi. Rhyngddyn nhw mae'r gweddill.
brought-agreed = Diolch i chi, bydd { $seeker } a'r gwesteiwr, { $host }, yn cael sgwrs: { $when }.
brought-met = Mae { $seeker } a'r gwesteiwr, { $host }, wedi cael sgwrs, diolch i chi.
brought-wrote = Mae { $seeker } wedi ysgrifennu atoch am hyn.
brought-told = Dyma sut aeth hi, yng ngeiriau { $seeker }:
brought-update = Dyma beth ddaeth o hynny, yng ngeiriau { $seeker }:
about-seeker = Am **{ $other }**: { $headline }
would-like-to-learn = **Hoffai ddysgu:** { $learn }

## Facts

fact-format = Sut
fact-length = Am ba hyd
fact-when = Pryd
fact-where = Ble
