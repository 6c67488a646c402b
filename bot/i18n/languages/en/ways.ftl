## Commands, in the help and while typing

command-reach = Reach somebody through people you know
usage-reach = /intro reach @name or a topic

## The page of ways

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
reach-sent = Your note goes first to whoever could introduce you, and only then to { $name }.
reach-withdrawn = Taken back. Whoever was asked reads that it is over. Your note is kept, in case you want to send it another way.
reach-or-topic = Or somebody who knows about “{ $topic }”, whoever it is.
topic-title = Ways to somebody: { $topic }
topic-hosts = These hosts fit, and there is a way to each of them:
topic-hosts-fit =
    { $count ->
        [one] 1 host fits. You can also write to them yourself.
       *[other] { $count } hosts fit. You can also write to them yourself.
    }
topic-no-host = Nobody who hosts here fits these words, and nobody whom you know has that name.
topic-ask = I can also ask people you know, quietly, whether they know somebody. You hear from me if somebody says yes, and on { $day } at the latest.
topic-asking = I am already asking people you know:
topic-know-first = I can also ask people you know whether they know somebody. For that I need to know who they are: tell me of one or two.
topic-preview = Do you know somebody? { $topic }
topic-when = People you know read it, a few at a time. If one of them thinks of somebody here, that person reads it, too. Anybody can say no without a reason.
topic-sent = I begin to ask.
reach-named-by = **{ $name }** named them to you, and could introduce you.
reach-full = { $name } can take no more requests at the moment. If that is still so when somebody says yes, your note comes back. You may like to wait, or to write to somebody else first.

## Where a way stands

way-draft = You have looked for a way to { $name }. Nobody has been asked.
way-asking = I am asking, quietly, who could introduce you to { $name }. You hear from me if somebody says yes, and on { $day } at the latest.
way-reached = Your note has reached { $name }, through people you know.
way-ended = Nobody could introduce you to { $name } this time. That says nothing about you: people are busy. Your note is kept. Others may be just as good to talk to.
way-over = This way to { $name } is over.
status-carried-seeker = Your note to { $other } goes through people you know. You can read where it stands.
way-draft-topic = You have looked for somebody: “{ $topic }”. Nobody has been asked.
way-asking-topic = I am asking people you know, quietly, whether they know somebody: “{ $topic }”. You hear from me if somebody says yes, and on { $day } at the latest.
way-outside = Your note goes to somebody outside: “{ $topic }”. It is among your talks elsewhere.
way-ended-topic = Nobody has thought of somebody this time: “{ $topic }”. That says nothing about you: people are busy. Your note is kept. Other words, or a field nearby, may do better.
way-over-topic = This search is over: “{ $topic }”.

## What a connector is asked

asked-what = **{ $seeker }** would like to talk with **{ $name }**, and I think you could introduce them. Would you?
asked-onward = You know **{ $who }**, who may know them. If you say yes, I ask { $who } next.
asked-via = **{ $who }** said yes to this before you, and writes:
asked-suggested = **{ $seeker }** would like to talk with **{ $name }**. I asked **{ $who }**, who suggested you. I do not know whether you know { $name }: if you don't, just say no.
asked-suggested-line = **{ $who }** writes:
asked-any-answer = Any answer is fine. { $seeker } never reads a no: it looks like silence.
asked-summary = { $seeker } would like to be introduced to { $name }. Would you help?
asked-agreed = You said yes to introducing { $seeker } to { $name }. I ask the next person now.
asked-done = You have introduced { $seeker } to { $name }. I tell you when they agree a time.
asked-declined = That is fine. { $seeker } is not told, and you won't be asked about { $name } again for this.
asked-not-now = That is fine. I won't ask you for { $seeker } for a while, and nobody is told.
asked-referred = Thank you. I pass it on, and { $seeker } reads that you suggested somebody.
asked-withdrawn = { $seeker } does not need an introduction to { $name } any more.
asked-over = This request is over, and needs no answer any more.
asked-thanks = Thank you. Many a good talk begins like this.
asked-topic = **{ $seeker }** hopes to talk with somebody: **{ $topic }**. Do you know somebody, here or elsewhere?
asked-wanted = **{ $who }** thought of you: **{ $seeker }** hopes to talk with somebody, **{ $topic }**. Would you talk with them, this once?
asked-once-named = Any answer is fine, and I ask you only once. { $seeker } reads your name only if you say yes.
asked-summary-topic = { $seeker } hopes to talk with somebody: { $topic }. Do you know somebody?
asked-summary-wanted = { $seeker } hopes to talk with somebody: { $topic }. Would you, this once?
asked-done-outside = You pass the note of { $seeker } on. Copy it, and add a line of your own. They have it among their talks, through you.
asked-done-wanted = You said yes to a talk with { $seeker }.
asked-declined-topic = That is fine. { $seeker } is not told, and you won't be asked again for this.
asked-withdrawn-topic = { $seeker } is not looking for this any more.
asked-named = You named **{ $name }** to **{ $seeker }** when you talked. { $seeker } would like to talk with them, too. Would you introduce the two?

## What the person wanted reads

vouched-by = **{ $name }** introduces them to you, and writes:
asked-once = You are asked this once. A yes is for this one talk: you are not listed as a host.

## Buttons

button-introduced = Could someone introduce me?
button-know-somebody = Who might know somebody?
button-through = Through { $name }
button-quietly = Ask quietly
button-yourself = Write to them yourself
button-write-note = Write the note
button-send-through = Send through people I know
button-where-it-stands = See where it stands
button-introduce-them = Yes, I'll introduce them
button-rather-ask = Rather ask somebody else
button-rather-not = No
button-ask-around = Ask people I know
button-see-ways = See the ways
button-hosts-who-fit = See who fits
button-somebody-here = Yes, somebody here
button-somebody-outside = Yes, somebody outside
button-talk-once = Yes, I'll talk with them

## Forms

form-yes = Introduce them
form-yes-intro = { $seeker } hopes to talk with { $name }. Whoever is asked next reads this with your name.
submit-yes = Introduce them
field-your-line = Your line for them
hint-your-line = One line in your own words: why the two should talk
form-rather = Somebody else
form-rather-intro = Who could better introduce { $seeker } to { $name }? { $seeker } reads that you suggested somebody, and whom only if they say yes. Whoever you name reads that it was you.
submit-rather = Pass it on
field-rather-whom = Who?
hint-rather-whom = A member here who knows them
field-rather-line = A line for them (if you like)
field-rather-other = Please choose somebody other than you and these two.
form-around = Ask people I know
form-around-intro = Whoever is asked reads this, and may pass it on to somebody who does not know you. So it stands by itself.
field-topic-whom = Whom do you hope to meet?
hint-topic-whom = A job, a field, an organisation, such as: ward nurse
form-somebody = Somebody here
form-somebody-intro = { $seeker } reads that you thought of somebody, and who it is only if that person says yes. Whoever you name reads that it was you, and is asked once.
hint-somebody = A member here, who may or may not host
field-somebody-other = Please choose somebody other than you and { $seeker }.
form-outside = Somebody outside
form-outside-intro = You pass the note on yourself, in your own way. { $seeker } reads that you do, and what you call them here: no name, please.
field-outside-label = What do you call them?
hint-outside-label = Such as: ward nurse, a friend of mine

## Errors

error-reach-whom = Whom would you like to reach? Type /intro reach @name, or what they do: a job, a topic, an organisation. If you don't know yet, have a look at who hosts.
error-reach-many = You have looked for ways to { $count } people or topics in the last 30 days. There is a limit, so that nobody finds out by trying who knows whom. Give those some time first; you can look for others after that.
error-reach-note = There is no note to send yet. Write it first; your words are looked over before anything goes.

## Nudges

nudge-connector-asked = A small favour, if you like:
nudge-connector-reminder = A friendly reminder, and the only one:
nudge-connector-withdrawn = { $seeker } does not need an introduction to { $name } any more. Thank you for thinking about it.
nudge-connector-over = It did not work out for { $seeker } with { $name } this time. Thank you for your yes: it helped all the same.
nudge-way-heard = **{ $who }** would like to help you reach { $name }. I ask on. You hear from me if somebody says yes, and on { $day } at the latest.
nudge-way-suggested = **{ $who }** has suggested whom else I could ask about { $name }. You hear from me if somebody says yes, and on { $day } at the latest.
nudge-way-reached = **{ $who }** has introduced you to { $name }, who has your note now. I tell you as soon as there is an answer.
nudge-connector-withdrawn-topic = { $seeker } is not looking for this any more: { $topic }. Thank you for thinking about it.
nudge-way-thought = **{ $who }** has thought of somebody: “{ $topic }”. I ask them. You hear from me if somebody says yes, and on { $day } at the latest.
nudge-way-found = **{ $who }** thought of **{ $name }**, who will gladly talk with you. Next you two agree a time.
nudge-way-outside = **{ $who }** knows somebody outside, and passes your note on: “{ $topic }”. I have put it among your talks elsewhere.
