## Writing a request

form-note = Your note
form-note-intro = To { $name }. Short and honest works best. You can look it over before it goes.
submit-preview = Look it over
field-why = Why { $name }?
hint-why = What you saw of their work, and who you are, in a few sentences
field-learn = What would you like to learn?
hint-learn = One or two questions that only they can answer
field-note-type = How you come to them
note-type =
    { $type ->
        [cold] We don't know each other
        [alumni] We went to the same place
        [mutual] We both know somebody
        [friend] A friend or relative of mine knows them
        [referral] Somebody suggested them
        [event] We met at an event
        [talk] I heard them speak
       *[nudge] I wrote to them before
    }
field-minutes = How long?
field-format = How?

form-details = A few details
detail-institution = Where you both were
hint-detail-institution = School, university or employer
detail-year = Your year
hint-detail-year = When you finished, or expect to
detail-connection = Who connects you
hint-detail-connection = Their name
detail-permission = May you use their name?
permission-yes = Yes, I asked them
permission-no = Not yet
permission-given = Agreed to be named
field-permission-first = Ask them first: one line is enough. Your draft is kept until then.
detail-event = Which event
hint-detail-event = Name and date
detail-remark = What you remember
hint-detail-remark = Something they said that stayed with you
detail-talk = Which talk
hint-detail-talk = Title or topic, and where
detail-tried = What you tried since
hint-detail-tried = Something you read, built or did because of it
detail-earlier = When you wrote before
hint-detail-earlier = Roughly when; it is fine that they were busy

## The same beside what the host reads

noted-institution = Where you both were
noted-year = Their year
noted-connection = Who connects you
noted-permission = Permission
noted-event = Which event
noted-remark = What they remember
noted-talk = Which talk
noted-tried = What they tried since
noted-earlier = When they wrote before

preview-title = What { $name } will read
preview-fine = This reads well. It goes only when you press Send it.
preview-flags = You can send it as it is. It may do better with a change:
preview-blocked = Before it can go:
preview-details = This kind of note needs a few details. Press Add details.
preview-when = It reaches { $name } in their working hours. They can say no without a reason.

request-sent = Sent. { $name } will see it in their working hours. Most answers take a few days, and silence mostly means a full week.
request-about-you = One line about you makes a yes likelier. You can still add it.
request-discarded = Thrown away. Nobody saw it.

## Where it stands: the seeker

status-draft-seeker = Your note to { $other } is not sent yet.
status-asked-seeker = { $other } has your note. Nothing for you to do. I remind them kindly after a few days, and tell you as soon as there is an answer.
status-questioned-seeker = { $other } would like to know one thing before deciding.
status-accepted-seeker = { $other } said yes. Pick a time that suits you.
status-picked-seeker = You picked { $when }. { $other } still has to confirm it.
status-passed-seeker = The time you picked has passed before { $other } could confirm it. Pick another one.
status-agreed-seeker = You meet { $other } on { $when }.
status-over-seeker = You were to meet { $other } on { $when }. Did it happen?
status-missed-seeker = You and { $other } missed each other. It happens to everyone. You can set it right.
status-met-seeker = You talked with { $other }. A thank-you is still owed, and it is more welcome than you think.
status-thanked-seeker = You talked with { $other } and said thank you. Well done.
status-discarded-seeker = You threw this note to { $other } away. Nobody saw it.
status-withdrawn-seeker = You took your request to { $other } back. They need not do anything.
status-declined-seeker = { $other } can't do it this time. That says nothing about you or your note; most people simply have a full week. Someone else may be glad to be asked.
status-expired-seeker = Your request to { $other } has run out without a talk. Silence is nearly always busyness. You can ask somebody else now.
status-unheard-seeker = Nothing more was said about your talk with { $other }, so I have let it rest. You can ask them again, or somebody else.
status-deleted-seeker = The conversation you shared with { $other } was deleted, so I have ended this kindly for both of you. You can begin again whenever you like.
status-cancelled-seeker = The talk with { $other } was called off. You can ask somebody else whenever you like.

## Where it stands: the host

status-draft-host = Nothing has been asked yet.
status-asked-host = { $other } would like to talk with you.
status-questioned-host = You asked { $other } something. You can wait for the answer, or decide now.
status-accepted-host = You said yes to { $other }, who is choosing a time now. Nothing for you to do, unless you would rather offer times yourself.
status-picked-host = { $other } would like to talk on { $when }.
status-passed-host = { $other } had picked { $when }, which has passed. Offer other times if you still like to talk.
status-agreed-host = You meet { $other } on { $when }.
status-over-host = You were to meet { $other } on { $when }. Did it happen?
status-missed-host = You and { $other } missed each other. It happens to everyone. You can set it right.
status-met-host = You gave { $other } your time. Thank you. There is nothing more to do.
status-thanked-host = You gave { $other } your time, and they said thank you.
status-discarded-host = Nothing has been asked.
status-withdrawn-host = { $other } took the request back. Nothing for you to do.
status-declined-host = You said no to { $other}, kindly. Nothing more to do.
status-expired-host = The request of { $other } has run out. Nothing for you to do.
status-unheard-host = Nothing more was said about your talk with { $other }, so I have let it rest. Nothing for you to do.
status-deleted-host = The conversation you shared with { $other } was deleted, so I have ended this kindly for both of you. They can ask you again; nothing for you to do.
status-cancelled-host = The talk with { $other } was called off. Nothing for you to do.

shared-reason =
    { $reason ->
        [busy] They said: too much on at the moment.
        [not_me] They said: not the right person for this.
        [someone_else] They said: somebody else would be better.
       *[away] They said: away for a while.
    }
referred-to = They think **{ $name }** would be a good person to ask.

## The host's answers

form-ask = Ask one thing first
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
field-reason = Why (for you alone, unless you share it)
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
referred = { $name } hosts, so they can be asked right away, with your name as the link. Thank you for passing it on.
referred-invited = { $name } does not host yet. I'm asking them whether they would, and only name them if they say yes. Thank you for passing it on.

## Messages about a request

nudge-request = **{ $name }** asks whether you would talk for { $minutes } minutes. Any answer is fine, also a no.
nudge-answered = **{ $name }** has answered your question.
nudge-host-reminder = A gentle reminder: **{ $name }** is still waiting for an answer. A no is as good as a yes.
nudge-host-last-reminder = The last reminder about **{ $name }**. If now is not the time, one press on Not this time is kinder than silence.
nudge-question = **{ $name }** has one question before deciding:
nudge-question-reminder = **{ $name }** is still waiting for your answer:
nudge-alternatives = { $name } has not answered yet; most silence is a full week. While you wait, you could ask someone else too.
nudge-invite-host = **{ $name }** thinks someone here could learn from you. Would you host? You choose how often, and you can say no to anyone.
nudge-referral = **{ $name }**, whom { $by } suggested to you, hosts now. You can write to them.
nudge-connector-agreed = Your introduction worked: { $seeker } and { $host } will talk on { $when }. Thank you.
nudge-connector-met = { $seeker } and { $host } have talked. Thank you for bringing them together.
invite-declined = That is fine. Nobody is told, and you won't be asked about this again.
nudge-unreachable = I could not reach { $name }: their messages may be closed, or they have left. You may want to have a word with them.
