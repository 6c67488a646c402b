## Looking back and saying thanks

thanks-none = You owe nobody a thank-you. Well done.
thanks-which = A word of thanks is still owed to:
thanks-owed = **{ $name }**
form-debrief = Looking back
form-debrief-intro = For you alone. Your thank-you to { $name } is drafted from it, and you change it as you like.
submit-debrief = Draft my thank-you
field-learned = One thing they said that stays with you
hint-learned = As concretely as you can: it is what makes a thank-you land
field-surprised = What surprised you (optional)
hint-surprised = Only you see this
field-use = What you'll do with it (optional)
hint-use = A step you take because of the talk
field-promised = What you promised them (optional)
hint-promised = I'll keep it on your list
field-interest = Is this work still for you? (optional)
interest =
    { $value ->
        [more] More than before
        [same] As before
       *[less] Less than before
    }
draft-title = Your thank-you to { $name }
draft-opening = Dear { $name }, thank you for the { $minutes } minutes you gave me.
draft-learned = What stays with me most: { $learned }
draft-use = What I'll do with it: { $use }
draft-promised = As promised: { $promised }
draft-connector = I am glad that { $name } sent me to you.
draft-closing = With thanks, { $name }
draft-why = People who say thank you nearly always underestimate how welcome it is.
form-thanks = Your thank-you
field-thanks = In your own words
hint-thanks = The time, one thing they said, what you'll do with it
thanked = Sent to { $name }. That was well done.
thanked-elsewhere = Good. I won't remind you about { $name } again.
form-named = Did they name someone?
form-named-intro = Perhaps { $name } said whom to speak to next.
field-named-member = Somebody here
hint-named-member = If they host, you can write to them; if not, I ask them whether they would
field-named-note = Or a note for yourself
hint-named-note = For people elsewhere: a role or a team is enough, no contact data
named-host = { $name } hosts. You can write to them now.
named-invited = { $name } does not host yet. I'm asking whether they would, and tell you if they say yes.
named-noted = Noted, for you alone.
named-no-one = All right. You can still ask at the end of your next talk: “Who else should I speak to?”
touch-noted = Noted. I won't bring it up again for a good while.
form-update = What came of it
form-update-intro = { $name } gave you advice. They will like to hear where it led.
submit-send = Send
field-update = What you did with the advice
hint-update = Two sentences are plenty
update-sent = Sent to { $name }.

nudge-thanks-prompt = You talked with **{ $name }**. While it is fresh: two minutes of looking back, and your thank-you is drafted.
nudge-thanks-draft = A day later is the best time to thank **{ $name }**.
nudge-thanks-again = A thank-you to **{ $name }** is still owed. Two sentences are enough.
nudge-thanks-last = Late is fine: **{ $name }** will still be glad of a word. This is the last time I mention it.
nudge-thanks = **{ $name }** says thank you:
nudge-update-prompt = A while ago you talked with **{ $name }**. Did their advice lead anywhere? They will like to hear it.
nudge-update = **{ $name }** tells you what came of your advice:
nudge-keep-in-touch = It has been a few months since you were last in touch with **{ $name }**. A line about how you are doing is enough.
touch-learned = This is what stayed with you then:
nudge-pay-forward = You have had some good talks. Somebody a step behind you could learn from you now: would you host?

## Settings

settings-title = Your settings
settings-saved = Saved.
zone-unknown = not known yet
quiet-none = none
nudges-none = only what others wait for
mute-reminders = Reminders to answer or to agree a time
mute-prep = Getting ready for a talk
mute-thanks = Looking back and saying thanks
mute-keep-in-touch = Keeping in touch and paying it forward
mute-matches = New hosts who fit what I looked for
ask-zone = I don't know your time zone yet, so times are those of { $zone } for now. Set yours once, and every time is yours.
zone-set = Your time zone is now **{ $zone }**, where it is { $time }.
zone-was = It was { $zone } before.
which-zone = I am not sure which place “{ $typed }” is. Which of these shows the time where you are?
form-zone = Your time zone
form-time = Time and quiet hours
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
form-me-intro = Hosts read this when you ask them. Nobody else does.
field-headline = Who you are, in one line
placeholder-headline = Final-year maths student, curious about public health
field-goal = What you are working towards
hint-goal = A direction is enough
field-access = What you need for a talk to work
hint-access = Captions, questions in writing, step-free access…
