## Commands, in the help and while typing

command-thanks = Look back and say thank you
usage-thanks = /intro thanks

## Where an introduction stands

status-thanked-seeker = You talked with { $other } and said thank you.
status-thanked-host = You gave { $other } your time, and they said thank you.

## Messages

thanks-none = You have no thank-you to write at the moment.
thanks-which = Whom would you like to thank?
thanks-owed = **{ $name }**
draft-title = Your thank-you to { $name }
draft-opening =
    { $tone ->
        [formal] Dear { $name }, thank you for taking { $minutes } minutes to talk with me.
       *[warm] Dear { $name }, thank you so much for the { $minutes } minutes you gave me.
    }
draft-learned =
    { $tone ->
        [formal] { $learned } Of all that you told me, this has stayed with me most.
       *[warm] { $learned } That has stayed with me.
    }
draft-use =
    { $tone ->
        [formal] My next step because of it is this: { $use }
       *[warm] And I know what I'll do next: { $use }
    }
draft-onward =
    { $tone ->
        [formal] Thank you also for thinking of { $name }; I would be grateful for the introduction.
       *[warm] And thank you for thinking of { $name } for me: I'd be very glad of the introduction.
    }
draft-onward-somebody =
    { $tone ->
        [formal] Thank you also for thinking of somebody I might speak to; I would be grateful for the introduction.
       *[warm] And thank you for thinking of somebody for me: I'd be very glad of the introduction.
    }
draft-connector =
    { $tone ->
        [formal] I am grateful to { $name } for bringing us together.
       *[warm] I'm so glad that { $name } sent me to you.
    }
draft-closing =
    { $tone ->
        [formal] With kind regards, { $name }
       *[warm] Thank you again, { $name }
    }
draft-language = The words around yours are in { $language }, which { $name } reads here.
draft-named = Did { $name } offer to introduce you to somebody? Then the thank-you says so.
draft-onward-private = What you noted about them stays your own: the thank-you names nobody. If it may, add it with “{ button-edit }”.
draft-why = People who say thank you tend to underestimate how welcome it is.
thanked = Sent to { $name }.
thanked-elsewhere = Good. I won't mention the thank-you to { $name } again.
named-way = { $host } could introduce you to { $name }. Write a short note: I ask { $host } first, and they read it.
named-alone = Noted: { $name }. Nobody is told of it.
named-noted = Noted, for you alone.
named-no-one = All right. You can still ask at the end of your next talk: “Who else should I speak to?”
touch-noted = Noted. I won't bring it up again for a good while.
touch-on = Good. I'll remind you of { $name } in a few months, unless you have been in touch by then.
touch-off = All right. I won't remind you to keep in touch with { $name }.
tell-opening = Thank you for bringing { $host } and me together. We have talked.
told-sent = Sent to { $names }. Thank you: people who introduce others seldom hear what came of it.
update-none = All right. I won't ask about it again.
update-sent-all = Sent to { $name }, and to { $names }.
update-sent = Sent to { $name }.
thanks-replied = { $name } will read it.
card-thanks-reply-own = You answered:
touch-learned = This is what stayed with you then:

## Buttons

button-keep-touch = Keep in touch
button-glad = Good to hear
button-named = They named someone
button-no-update = Nothing to add
button-send-thanks = Send the thank-you
button-stop-touch = Stop keeping in touch
button-tell = Let { $names } know how it went
button-thank = Look back and say thanks
button-thanked-elsewhere = I have thanked them
button-thanks-draft = Your draft
button-thanks-reply = Write a line back
button-tone-warm = Warmer
button-tone-formal = More formal
button-update = Tell them what came of it
button-wrote = I wrote to them

## Forms

form-debrief = Looking back
form-debrief-intro = For you alone. Your thank-you to { $name } is drafted from it.
submit-debrief = Draft my thanks
field-learned = One thing that stays with you
hint-learned = As concretely as you can, in a whole sentence
field-surprised = What surprised you
hint-surprised = Only you see this
field-use = What you'll do with it
hint-use = A step because of the talk, in a whole sentence
field-promised = What you promised them
hint-promised = For your own list. It isn't in your thank-you
field-interest = Is this work still for you?
interest =
    { $value ->
        [more] More than before
        [same] As before
       *[less] Less than before
    }
form-thanks = Your thank-you
field-thanks = In your own words
hint-thanks = The time, one thing they said, what you'll do with it
form-thanks-reply = A line back
form-thanks-reply-intro = { $name } reads it, and nobody else.
field-thanks-reply = In your own words
hint-thanks-reply = One sentence is plenty
form-named = A name they gave
form-named-intro = Perhaps { $name } said whom to speak to next.
field-named-member = Somebody here
hint-named-member = Whoever named them can be asked to introduce you
field-named-note = Or a note for yourself
hint-named-note = For people elsewhere: a role or a team is enough, no contact data
form-tell = How it went
form-tell-intro = { $names } brought you and { $host } together. { $names } will read this, and nobody else. Without it, they only hear that you talked.
field-tell = In your own words
hint-tell = Two sentences are plenty. Leave out what you were told in confidence
form-update = What came of it
form-update-intro = { $name } gave you advice. People like to hear where it led.
submit-send = Send
field-update = What you did with the advice
hint-update = Two sentences are plenty
field-update-readers = Who reads it
update-to-host = { $name } alone
update-to-all = Also { $names }

## Errors

error-debrief-first = There is no draft yet. Two minutes of looking back, and I draft it for you.

## Nudges

nudge-thanks-prompt = You talked with **{ $name }**. While it is fresh: two minutes of looking back, and your thank-you is drafted.
nudge-thanks-ready = Your thank-you to **{ $name }** is drafted: one press sends it.
nudge-thanks-draft = A good day to thank **{ $name }**, while the talk is still fresh.
nudge-thanks-again = A thank-you to **{ $name }** need not be long. Two sentences are enough.
nudge-thanks-last = Late is fine: **{ $name }** will still be glad of a word. This is the last time I mention it.
nudge-thanks = **{ $name }** says thank you:
nudge-thanks-glad = **{ $name }** answers your thanks: good to hear!
nudge-thanks-reply = **{ $name }** answers your thanks:
nudge-update-prompt = A while ago you talked with **{ $name }**. Did their advice lead anywhere? People like to hear.
nudge-update = **{ $name }** tells you what came of your advice:
nudge-keep-in-touch = As far as I know, it has been a few months since you were in touch with **{ $name }**. A line about how you are doing is enough.
nudge-pay-forward = You have had some good talks. Somebody a step behind you could learn from you now: would you host?
