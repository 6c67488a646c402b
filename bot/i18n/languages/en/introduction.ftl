## Messages

card-title = { $seeker } and { $host }
card-connector = { $seeker } and { $host } are in touch, thanks to you. The rest is between the two of them.
brought-agreed = { $seeker } and { $host } will talk on { $when }, thanks to you.
brought-met = { $seeker } and { $host } have talked, thanks to you.
brought-wrote = { $seeker } has written to you about it.
brought-told = { $seeker } writes how it went:
brought-update = { $seeker } writes what came of it:
about-seeker = About **{ $other }**: { $headline }
would-like-to-learn = **Would like to learn:** { $learn }

## Facts

fact-format = How
fact-length = How long
fact-when = When
fact-where = Where
