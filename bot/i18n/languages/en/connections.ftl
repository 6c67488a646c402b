## Commands, in the help and while typing

command-know = Say whom you know here, or see whom you know
usage-know = /intro know @name

## Messages

know-title = People you know
know-none = Nobody yet. Say whom you know here. Once they say so too, you can be asked to introduce others to each other.
know-private = Nobody else sees this list, organisers included.
know-row = **{ $name }** · { $how } · { $well }
know-row-waits = **{ $name }** · not confirmed yet
know-sent = I am asking **{ $name }** to confirm that you know each other. You hear from me once they do. If nothing comes by { $day }, it ends by itself.
know-waits = You say that you know **{ $name }**. If they don't confirm it by { $day }, it ends by itself.
know-withdrawn = You have taken it back.
connection-summary = **{ $name }** says that you know each other. Is that right?
connection-private = If you say no, or nothing, { $name } hears nothing of it. Only the two of you can see it, not even organisers.
connection-declined = That is fine. { $name } hears nothing of it, and it ends by itself. If you change your mind before that, one press is enough.
connection-confirmed = You and **{ $name }** both say that you know each other.
connection-title = You and { $name } know each other
connection-over = This has ended, or it was not confirmed. The people you know are in your list.
connection-remove-sure = Shall I remove this? { $name } gets no message. To bring it back, both of you say it again.
connection-removed = I have removed it. { $name } gets no message.
limits-saved =
    { $count ->
        [one] Saved. I ask you to introduce somebody once a year at most.
       *[other] Saved. I ask you to introduce somebody { $count } times a year at most.
    }
limits-saved-never = Saved. I don't ask you to introduce anybody.

## What is known

how-known =
    { $how ->
        [worked] Worked together
        [studied] Studied together
        [family] Friend or family
        [event] Met at an event
        [introduced] Were introduced
       *[talk] Had a talk
    }
how-well =
    { $closeness ->
        [little] A little
        [fairly] Fairly well
       *[very] Very well
    }
fact-how = How
fact-how-well = How well
fact-since = Since
fact-shown = Shown as a way
fact-askable = Introductions
shown-yes = Yes. Members who would like to reach { $name } may read that there is a way; and your name, if { $name } shows it too.
shown-no = No. Nobody reads of it.
askable-yes = I may ask you to introduce somebody to { $name }. You decide each time.
askable-no = I never ask you to introduce somebody to { $name }.

## Errors

error-know-unknown = I don't know that person here yet. Ask them to type /intro once, then try again.
error-know-name = I found nobody of that name whom you can find here. Choose them in the form, or type “/intro know” with @ and their name.
error-know-yourself = That is you. Choose somebody whom you know.
error-know-lately = You said so of { $name } not long ago, and it was not confirmed. You can try again from { $day }.
error-know-often = You have named { $count } people since yesterday. Each of them gets a message about it, so there is a limit for a day. Go on tomorrow.

## Buttons

button-people-i-know = People you know
button-know = Say whom you know
button-know-more = Show more
button-know-talk = We know each other now
button-know-them = We know each other
button-connection-yes = Yes, we do
button-connection-correct = Yes, but not quite like that
button-connection-no = No
button-connection-after-all = We do know each other
button-connection-withdraw = Take it back
button-connection-show = Show it as a way
button-connection-hide = Stop showing it
button-connection-ask = You may ask me
button-connection-ask-not = Don't ask me
button-connection-remove = Remove
button-connection-remove-yes = Yes, remove it
button-connection-limits = When I may be asked

## Forms

form-know = Somebody you know
form-know-intro = I ask { $name } to confirm it. Nobody else reads it.
form-know-any-intro = I ask them to confirm it. Nobody else reads it.
form-correct = Your connection
form-correct-intro = What you say here stands, and { $name } reads it.
submit-confirm = Confirm
field-know-person = Who
field-know-how = How you know each other
field-know-well = How well
field-know-since = Since which year
hint-know-since = You can leave this empty
field-know-year = Please write a year that has begun, such as 2019.
form-limits = When to ask me
form-limits-intro = Sometimes somebody would like to be introduced to a person you know. I ask you first, each time, and a no is never told.
field-asks-a-year = How often I may ask you
asks-never = Never
asks-a-year =
    { $count ->
        [one] Once a year at most
       *[other] { $count } times a year at most
    }
field-asks-for = For whom
asks-for-anyone = Anyone here
asks-for-met = Only people I have met

## Nudges

nudge-connection-asked = **{ $name }** says that you know each other. Is that right?
nudge-connection-confirmed = **{ $name }** says so too: you know each other.
