## Where an introduction stands

status-questioned-seeker = { $other } would like to know one thing before deciding.
status-accepted-seeker = { $other } said yes. Next comes a time that suits you both.
status-declined-seeker = { $other } can't do it this time. That says nothing about you or your note; many people simply have a full week. Someone else may be glad to be asked.
status-questioned-host = You asked { $other } something. You can wait for the answer, or decide now.
status-accepted-host = You said yes to { $other }, who picks or suggests a time next. If you would rather offer times yourself, you can.
status-declined-host = You said no to { $other }, kindly. That is all it takes.
shared-reason =
    { $reason ->
        [busy] They said: too much on at the moment.
        [not_me] They said: not the right person for this.
        [someone_else] They said: somebody else would be better.
       *[away] They said: away for a while.
    }
referred-to = They think **{ $name }** would be a good person to ask.

## Messages

referred = { $name } hosts, so they can be asked right away, with your name as the link. Thank you for passing it on.
referred-invited = { $name } does not host yet. I'm asking them whether they would, and only name them if they say yes. Thank you for passing it on.
answer-sent = Your answer is on its way to { $name }.

## Facts

fact-they-answered = They answered
fact-you-asked = You asked

## Buttons

button-accept = Yes, happy to talk
button-ask = Ask one thing first
button-decline = Not this time
button-refer = Not me, but ask…
button-reply = Answer

## Forms

form-ask = One question
form-ask-intro = { $name } answers once, then you decide.
submit-ask = Ask
field-question-back = Your question
hint-question-back = What you need to know to say yes or no
form-reply = Your answer
submit-reply = Send
field-answer = Your answer
hint-answer = Short and straight is fine
form-decline = Not this time
form-decline-intro = A no is fine. They get kind words and other people to ask.
submit-decline = Say no kindly
field-reason = Why (private, unless shared)
reason =
    { $reason ->
        [busy] Too much on at the moment
        [not_me] Not the right person
        [someone_else] Somebody else would be better
        [away] Away for a while
       *[unsaid] I'd rather not say
    }
field-share-reason = Tell them why?
share-no = No, keep it to myself
share-yes = Yes, tell them
form-refer = Not me, but ask…
form-refer-intro = Who would be good for { $name } to talk to?
submit-refer = Pass them on
field-person = Who?
hint-refer-person = Somebody here you know and who might like to be asked

## Errors

error-capacity =
    { $count ->
        [one] You have given your talk for this month. Raise your limit to take this one too, or leave it for next month: the request stays open.
       *[other] You have given your { $count } talks for this month. Raise your limit to take this one too, or leave it for next month: the request stays open.
    }

## Nudges

nudge-answered = **{ $name }** has answered your question.
nudge-host-reminder = A gentle reminder: **{ $name }** is still waiting for an answer. A no helps, too: then they can ask somebody else.
nudge-host-last-reminder = This is my last reminder about **{ $name }**. If now is not the time, a short no is fine, and kind.
nudge-question = **{ $name }** has one question before deciding:
nudge-question-reminder = **{ $name }** is still waiting for your answer:
nudge-alternatives = { $name } has not answered yet; most silence is a full week. You need not wait for that answer.
