## Messages

card-title = { $seeker } and { $host }
card-connector = { $seeker } and { $host } are in touch, thanks to you. The rest is between the two of them.
about-seeker = About **{ $other }**: { $headline }
would-like-to-learn = **Would like to learn:** { $learn }

## Facts

fact-format = How
fact-length = How long
fact-when = When
fact-where = Where
