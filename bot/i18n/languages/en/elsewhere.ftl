## Commands, in the help and while typing

command-elsewhere = Talks with people outside, for you alone
usage-elsewhere = /intro elsewhere

## Where a talk elsewhere stands

elsewhere-writing = **{ $label }**: you have not written to them yet.
elsewhere-sent = **{ $label }**: you have written. An answer may take a few days.
elsewhere-passed-on = **{ $label }**: passed on for you. An answer may take a few days.
elsewhere-arranging = **{ $label }**: they said yes. There is no time yet.
elsewhere-agreed = **{ $label }**: you talk on { $when }.
elsewhere-over = **{ $label }**: you were to talk on { $when }. Did it happen?
elsewhere-met = **{ $label }**: you talked. Next comes a word of thanks: it means more than most people expect.
elsewhere-thanked = **{ $label }**: you talked and said thank you.
elsewhere-talked = **{ $label }**: you talked.
elsewhere-refused = **{ $label }**: they said no. That is usually about their time, and says nothing about you. Somebody else may well say yes.
elsewhere-expired = **{ $label }**: nothing came of it so far. Most silence is a full week. Somebody else may well say yes, and a late answer is still welcome.
elsewhere-cancelled = **{ $label }**: called off. It happens, and you can try again whenever you like.
elsewhere-left = **{ $label }**: this ended while you were away. You can go on with it whenever you like.
elsewhere-forgotten = Deleted. I know nothing of this talk any more.

## Messages

elsewhere-title = Talks elsewhere
elsewhere-lead = People outside this community whom you hope to talk to, the latest first:
elsewhere-none = Most people who could help you are not in here: somebody your aunt knows, a speaker, a name on an alumni list. I help you to write to them, to get ready, and to say thank you.
elsewhere-private = Only you see this. Leave out names, addresses and numbers: what you call a talk is enough.
elsewhere-unnamed = a talk
elsewhere-saved = Saved.
elsewhere-yes = How good. Agree on a time with them, then tell me, and I remind you.
elsewhere-time-saved = Noted. I remind you before the talk, and ask afterwards how it went.
elsewhere-missed = It happens to everyone. You can agree on another time, or leave it there.
elsewhere-thanked-now = Good. I won't mention the thank-you again.
source =
    { $source ->
        [family] Through family
        [friend] Through a friend
        [email] By e-mail, without knowing them
        [event] We met at an event
        [talk] I heard them speak
       *[alumni] We went to the same place
    }
starter-title = Messages to begin with
starter-lead = Copy the one that sounds more like you, put your own words in place of what is in brackets, and change the rest as you like. Then let me look it over.
once-more-lead = Once more is fine, and then not again. Copy this, and make it yours:
outreach-title = What you would send
outreach-fine = This reads well. Send it the way you would anyway, then tell me.
outreach-flags = You can send it as it is. It may do better with a change:
outreach-blocked = Before you send it:
outreach-sent = Sent: that is the hardest part. I remind you after a few days.
once-more-sent = Good. Now it is up to them.
friend-title = A message to forward
friend-lead = Copy it, change what does not sound like you, and send it to a friend or relative. Nothing of it is kept here.
friend-text = Hello! I would like to find out what it is like to work as { $whom }, because { $why }. Do you know somebody who does that, or who knows somebody? I hope for 20 minutes of their time, by phone or video, and it is not about a job. Please ask them first whether that is all right, before you tell me who they are. And if nobody comes to mind, that is fine too.
prep-title-elsewhere = Before you talk
prep-home-elsewhere = Before you talk: { $label }
prep-lead-elsewhere = **{ $label }**. Tick what is done.
prep-name-elsewhere = Your display name is the one you wrote to them with
prep-number-elsewhere = You call: have their number ready
prep-research-elsewhere = Read up on this work and the place they work at: what would you ask because of it?
prep-zone-elsewhere = Check the time once more: they may be in another time zone
draft-opening-elsewhere =
    { $tone ->
        [formal] Thank you for taking { $minutes } minutes to talk with me.
       *[warm] Thank you so much for the { $minutes } minutes you gave me.
    }
draft-copy = Copy it, begin with their name, and send it the way you wrote to them before. Then tell me.
update-copy = Copy this and send it to them:
update-text = A while ago you gave me advice, and I would like to tell you where it led. { $update } Thank you again, { $name }
touch-on-elsewhere = Good. I remind you in a few months, unless you have been in touch by then.
touch-off-elsewhere = All right. I won't remind you to keep in touch.
forget-sure = Delete all of “{ $label }”, with everything you noted? It cannot be brought back.
calendar-elsewhere = Talk: { $label }
calendar-elsewhere-cancelled = Called off: { $label }
calendar-own = A talk to learn about a job. To move it or call it off, use the buttons of Paned, and tell the other person yourself.
calendar-file-elsewhere = Talk elsewhere { $day }

## Facts

fact-source = How you come to them
fact-through = Through
fact-occasion = When
fact-noted-goal = What you want to know
fact-noted-learned = What stayed with you
fact-noted-surprised = What surprised you
fact-noted-use = What you do with it
fact-noted-interest = Whether this work is for you

## Buttons

button-elsewhere = Talks elsewhere
button-elsewhere-new = New talk elsewhere
button-starter = Show me how to begin
button-check-text = Look over my text
button-elsewhere-sent = I have sent it
button-ask-once-more = How to ask once more
button-they-said-yes = They said yes
button-they-said-no = They said no
button-yes-after-all = They said yes after all
button-set-talk-time = We have a time
button-look-back = Look back
button-forget = Delete it
button-forget-yes = Yes, delete it
button-forget-not = Keep it
button-ask-someone-known = Ask someone I know

## Forms

form-elsewhere = Talk elsewhere
form-elsewhere-intro = For you alone. No name, address or number is needed.
field-talk-label = What you call it
hint-talk-label = Such as: ward nurse, through my aunt
field-source = How do you come to them?
field-occasion = When was that?
hint-occasion = Such as: the careers fair in March
form-check = Your text
form-check-intro = Nothing of it is kept but this form, so that you can go on, and only until you have sent it.
field-outreach = What you would like to send
hint-outreach = Paste it here, without contact data
form-talk-time = When you talk
form-talk-time-intro = Only you see this. You agreed on the time with them yourself.
hint-day-open = Such as 2027-03-09. Leave day and time empty while they are open
field-talk-goal = One thing you want to learn
hint-talk-goal = I remind you of it an hour before
form-debrief-own-intro = For you alone. Your thank-you is drafted from it; you can change it.
form-update-own-intro = They gave you advice, and will like to hear where it led.
submit-update = Write it
form-friend = Ask a friend
form-friend-intro = I write a message for a friend or relative, for you to copy. Nothing of it is kept.
submit-friend = Write it
field-whom = Whom do you hope to meet?
hint-whom = A kind of work, such as: a ward nurse
field-why-them = Why?
hint-why-them = It goes on after “because”, such as: I am thinking of training as one
field-contact = “{ $words }” looks like contact data. They have not agreed that I keep it, so please take it out. I need no more than what you call them.

## Errors

error-elsewhere-many = You have { $most } talks elsewhere open already. Delete one, or finish one, then there is room for a new one.

## Nudges

nudge-elsewhere-silent = **{ $label }**: no answer yet, and most silence is a full week. Now is a good time to try somebody else as well.
nudge-elsewhere-once-more = **{ $label }**: still no answer?
nudge-elsewhere-ask-them = **{ $label }**: still no answer? A kind line to { $name } is fine, once.
nudge-elsewhere-arrange = **{ $label }**: they said yes. Have you agreed on a time?
nudge-elsewhere-agreed = **{ $label }**: you talk on { $when }. Here is the entry for your own calendar.
nudge-elsewhere-taken-back = The talk of { $when } is off. Let the other person know, if you have not yet.
nudge-elsewhere-research = **{ $label }**: your talk is coming up. With half an hour of preparation you can ask what only they can tell you.
nudge-elsewhere-day-before = Nearly there: **{ $label }**, { $when }. If something has come up, tell them now.
nudge-elsewhere-hour-before = Soon: **{ $label }**, { $when }.
nudge-elsewhere-outcome = **{ $label }**: you were to talk on { $when }. Did it happen?
nudge-elsewhere-outcome-reminder = Just so that nothing is left hanging: **{ $label }**, { $when }. Did it happen?
nudge-elsewhere-thanks-prompt = **{ $label }**: while it is fresh, two minutes of looking back, and your thank-you is drafted.
nudge-elsewhere-thanks-ready = **{ $label }**: your thank-you is drafted, and waits for you.
nudge-elsewhere-thanks-draft = **{ $label }**: a good day to say thank you, while the talk is still fresh.
nudge-elsewhere-thanks-again = **{ $label }**: a thank-you need not be long. Two sentences are enough.
nudge-elsewhere-thanks-last = **{ $label }**: late is fine, and a word of thanks will still be welcome. This is the last time I mention it.
nudge-elsewhere-update = **{ $label }**: a while ago you talked. Did the advice lead anywhere? People like to hear.
nudge-elsewhere-keep-in-touch = **{ $label }**: as far as I know, it has been a few months since you were in touch. A line about how you are doing is enough.
