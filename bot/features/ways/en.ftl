## Commands, in the help and while typing

command-reach = Reach somebody through people you know
usage-reach = /intro reach @name

## The page of ways

reach-which = Which of them do you mean? If somebody is missing, type more of the name.
reach-title = Ways to { $name }
reach-named = **{ $name }** could introduce you.
reach-named-far = **{ $name }** could introduce you, through one more person.
reach-closeness =
    { $closeness ->
        [slightly] They know each other a little.
        [fairly] They know each other fairly well.
       *[very] They know each other very well.
    }
reach-fresh = They said so, or talked, within the last year.
reach-old = They said so, or talked, more than a year ago.
reach-definite = Someone you know could introduce you. I ask them before I name them.
reach-quiet = Someone you know may be able to introduce you to { $name }. I can ask, quietly: you hear from me if somebody says yes, and on { $day } at the latest.
reach-next = First you write a short note. Whoever is asked reads it, and may say no; nobody else hears of it. After a few working days I try others.
reach-sent = Your note to { $name } is on its way.
reach-withdrawn = Taken back. Whoever was asked reads that it is over. Your note is kept, in case you want to send it another way.

## Where a way stands

way-draft = You have looked for a way to { $name }. Nobody has been asked.
way-asking = I am asking, quietly, who could introduce you to { $name }. You hear from me if somebody says yes, and on { $day } at the latest.
way-reached = Your note has reached { $name }, through people you know.
way-ended = Nobody could introduce you to { $name } this time. That says nothing about you: people are busy. Your note is kept. Others may be just as good to talk to.
way-over = This way to { $name } is over.
status-carried-seeker = Your note to { $other } goes through people you know. You can read where it stands.

## What a connector is asked

asked-what = **{ $seeker }** would like to talk with **{ $name }**, and I think you could introduce them. Would you?
asked-onward = You know **{ $who }**, who may know them. If you say yes, I ask { $who } next.
asked-via = **{ $who }** said yes to this before you, and writes:
asked-suggested = **{ $seeker }** would like to talk with **{ $name }**. I asked **{ $who }**, who suggested you. I do not know whether you know { $name }: if you don't, just say no.
asked-suggested-line = **{ $who }** writes:
asked-any-answer = Any answer is fine. { $seeker } does not read a no, nor that you were asked.
asked-summary = { $seeker } would like to be introduced to { $name }. Would you help?
asked-agreed = You said yes to introducing { $seeker } to { $name }. I ask the next person now.
asked-done = You have introduced { $seeker } to { $name }. I tell you when they agree a time.
asked-declined = That is fine. { $seeker } is not told, and you won't be asked about { $name } again for this.
asked-not-now = That is fine. I won't ask you for { $seeker } for a while, and nobody is told.
asked-referred = Thank you. I pass it on, and { $seeker } reads that you suggested somebody.
asked-withdrawn = { $seeker } does not need an introduction to { $name } any more.
asked-over = This request is over. Nobody is waiting for you.
asked-thanks = Thank you. This is how most good talks begin.

## What the person wanted reads

vouched-by = **{ $name }** introduces them to you, and writes:
asked-once = You are asked this once. A yes is for this one talk: you are not listed as a host.

## Buttons

button-introduced = Could someone introduce me?
button-through = Through { $name }
button-quietly = Ask quietly
button-yourself = Write to them yourself
button-write-note = Write the note
button-send-through = Send through people I know
button-where-it-stands = See where it stands
button-introduce-them = Yes, I'll introduce them
button-rather-ask = Rather ask somebody else
button-rather-not = No

## Forms

form-yes = Introduce them
form-yes-intro = { $seeker } hopes to talk with { $name }. Whoever is asked next reads this with your name.
submit-yes = Introduce them
field-your-line = Your line for them
hint-your-line = One line in your own words: why the two should talk
form-rather = Rather ask somebody else
form-rather-intro = Who could better introduce { $seeker } to { $name }? { $seeker } reads that you suggested somebody, and whom only if they say yes. Whoever you name reads that it was you.
submit-rather = Pass it on
field-rather-whom = Who?
hint-rather-whom = A member here who knows them
field-rather-line = A line for them (if you like)
field-rather-other = Please choose somebody other than you and these two.

## Errors

error-reach-whom = Whom would you like to reach? Type /intro reach @name. If you don't know yet, have a look at who hosts.
error-reach-nobody = I find nobody called “{ $name }” among those who host and those you know. Type /intro reach @ and choose a name.
error-reach-many = You have looked for ways to { $count } people in the last 30 days. Give those some time first; you can look for others after that.
error-reach-note = There is no note to send yet. Write it first; your words are looked over before anything goes.

## Nudges

nudge-connector-asked = A small favour, if you like:
nudge-connector-reminder = A friendly reminder, and the only one:
nudge-connector-withdrawn = { $seeker } does not need an introduction to { $name } any more. Thank you for thinking about it.
nudge-connector-over = It did not work out for { $seeker } with { $name } this time. Thank you for your yes: it helped all the same.
nudge-way-heard = **{ $who }** would like to help you reach { $name }. I ask on. You hear from me if somebody says yes, and on { $day } at the latest.
nudge-way-suggested = **{ $who }** has suggested whom else I could ask about { $name }. You hear from me if somebody says yes, and on { $day } at the latest.
nudge-way-reached = **{ $who }** has introduced you to { $name }, who has your note now. I tell you as soon as there is an answer.
