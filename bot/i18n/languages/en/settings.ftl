## Commands, in the help and while typing

command-settings = Time zone, quiet hours, nudges, language
usage-settings = /intro settings (or: /intro settings london)

## Messages

settings-title = Your settings
settings-saved = Saved.
zone-unknown = not known yet
quiet-none = none
nudges-none = only what others wait for
ask-zone = I don't know your time zone yet, so times are those of { $zone } for now. Set yours once, and every time is yours.
zone-set = Your time zone is now **{ $zone }**, where it is { $time }.
zone-was = It was { $zone } before.
which-zone = I am not sure which place “{ $typed }” is. Which of these shows the time where you are?

## Facts

fact-access = Access needs
fact-goal = Goal
fact-language = Language
fact-nudges = Nudges
fact-quiet = Quiet hours
fact-who = Who
fact-zone = Time zone

## Buttons

button-about-me = About me
button-other-zone = Another city
button-set-language = Language
button-set-nudges = Which nudges
button-set-time = Time zone and quiet hours
button-settings = Settings

## Forms

field-zone-maybe = I am not sure which place “{ $typed }” is. Did you mean one of these: { $cities }?
field-zone-unknown = I don't know a time zone “{ $typed }”. Try the nearest big city, such as London or New York.
field-zone = Time zone
field-zone-guess = Your time zone
hint-zone-guess = Beside each city: what the clock shows there now
field-zone-other = Or another city
hint-zone = The nearest big city will do: London, New York, Kolkata
mute-reminders = Reminders to answer or to agree a time
mute-prep = Getting ready for a talk
mute-thanks = Looking back and saying thanks
mute-keep-in-touch = Keeping in touch and paying it forward
mute-matches = New hosts who fit what I looked for
mute-invites = Invitations to host or to look for somebody
form-zone = Your time zone
form-time = Time settings
field-quiet-from = Quiet from
field-quiet-to = Quiet until
hint-quiet = Nothing reaches you in these hours, but for a talk about to start
field-quiet-long = That leaves less than two hours a day in which I could reach you. Please make it a little shorter.
form-nudges = Which nudges
form-nudges-intro = What somebody else is waiting for always reaches you. The rest is up to you.
field-nudges = I'd like
form-language = Language
field-language = Language
form-me = About you
form-me-intro = Whoever you ask for a talk or an introduction reads this. Nobody else does.
field-headline = Who you are, in one line
placeholder-headline = Final-year maths student, curious about public health
field-goal = What you are working towards
hint-goal = A direction is enough
field-access = What you need for a talk to work
hint-access = Captions, questions in writing, step-free access…
