## Messages

card-title = Sgwrs: { $seeker } – { $host }
card-connector = Mae { $seeker } a'r gwesteiwr, { $host }, mewn cysylltiad, diolch i chi. Rhyngddyn nhw mae'r gweddill.
about-seeker = Am **{ $other }**: { $headline }
would-like-to-learn = **Hoffai ddysgu:** { $learn }

## Facts

fact-format = Sut
fact-length = Am ba hyd
fact-when = Pryd
fact-where = Ble
