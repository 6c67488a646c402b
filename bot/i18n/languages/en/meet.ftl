## Where an introduction stands

status-over-seeker = You were to meet { $other } on { $when }. Did it happen?
status-missed-seeker = You and { $other } missed each other. It happens to everyone. You can find a new time, or leave it there.
status-met-seeker = You talked with { $other }. Next comes a word of thanks: it means more than most people expect.
status-over-host = You were to meet { $other } on { $when }. Did it happen?
status-missed-host = You and { $other } missed each other. It happens to everyone. You can find a new time, or leave it there.
status-met-host = Thank you for the time you gave { $other }.

## Buttons

button-called-off = We called it off
button-happened = We talked
button-leave-it = Leave it there
button-moved = We moved it
button-no-show = It did not happen
button-we-talked = We did talk

## Nudges

nudge-outcome = You were to talk with **{ $name }** on { $when }. Did it happen?
nudge-outcome-reminder = Just so that nothing is left hanging: did your talk with **{ $name }** on { $when } happen?
nudge-missed = **{ $name }** says that your talk did not take place.
