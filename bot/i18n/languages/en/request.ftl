## Commands, in the help and while typing

command-request = Ask somebody for 15 to 30 minutes
usage-request = /intro request @name

## Where an introduction stands

status-draft-seeker = Your note to { $other } is not sent yet.
status-going-seeker = Your note reaches { $other } when their working day begins: { $when }. I tell you as soon as there is an answer.
status-answer-going-seeker = Your answer reaches { $other } when their working day begins: { $when }. I tell you as soon as they decide.
status-asked-seeker = { $other } has your note. You need not remind them: I do that, and tell you as soon as there is an answer.
status-discarded-seeker = You decided not to send this note to { $other }. Nobody has read it.
status-withdrawn-seeker = You took your request to { $other } back. They need not answer any more.
status-expired-seeker = Your request to { $other } has ended without a talk. Most silence is a full week, and says nothing about you. You can ask somebody else now.
status-asked-host = { $other } would like to talk with you.
status-withdrawn-host = { $other } took the request back. It needs no answer any more.
status-expired-host = The request of { $other } has ended. It needs no answer any more.

## Messages

preview-title = What { $name } will read
preview-fine = This reads well. It goes only when you press “{ button-send }”.
preview-fine-way = This reads well. It goes only when you press “{ button-send-through }”.
preview-flags = You can send it as it is. It may do better with a change:
preview-blocked = Before it can go:
preview-also = And if you like:
preview-details = This kind of note needs a few details. Press “{ button-details }”.
preview-when = Once sent, it reaches { $name } in their working hours. They can say no without a reason.
preview-when-way = Those who are asked to introduce you read it first, then { $name }. Anybody can say no without a reason.
request-sent = Sent to { $name }. Most answers take a few days, and silence mostly means a full week.
request-about-you = One line about you makes it easier to say yes. You can still add it.
request-discarded = It is not sent, and nobody has read it.

## Facts

noted-institution = Where you both were
noted-year = Their year
noted-connection = Known through
noted-permission = Permission
noted-event = Which event
noted-remark = What they remember
noted-talk = Which talk
noted-tried = What they tried since
noted-earlier = When they wrote before

## Buttons

button-ask-again = Ask again
button-ask-them = Write to them
button-details = Add details
button-discard = Don't send it
button-preview = Look it over
button-insist = It's fine as it stands
button-request = Ask for a talk
button-send = Send it
button-withdraw = Take it back

## Forms

form-note = Your note
form-note-intro = To { $name }. Short and honest works best; you look it over first.
submit-preview = Look it over
field-why = Why { $name }?
hint-why = Why them and who you are. Write both, or neither to see how to begin
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

## Errors

error-not-a-host = This person does not host at the moment. You can ask anyone who does.
error-yourself = That is you. Have a look at who else hosts.
error-not-asked-now = This person takes no requests at the moment. Others may be just as good to talk to.
error-host-left = { $name } has left this community, so your note was not sent. Others may be just as good to talk to.
error-host-full = This host has given all the talks they can this month. You could ask someone else now, or try again next month.
error-host-busy = This host has enough requests to answer right now, so yours would only wait. You could ask someone else now, or look again in a few days.
error-host-busy-kept = This host has enough requests to answer right now, so yours would only wait. Your note is kept, and you can send it once there is room. Meanwhile you could ask someone else.
error-already-open = You two already have something open. You can see where it stands.
error-declined-lately = When you asked this host, not long ago, it was a no. You can ask again from { $day }. Someone else may be glad to be asked now.
error-withdrawn-lately = You have taken back more than one request to this host lately. You can ask again from { $day }. Someone else may be glad to be asked now.
error-cap-open =
    { $most ->
        [one] You have a request open. Once it is over, or you take it back, there is room for a new one.
       *[other] You have { $most } requests open, as many as there can be at a time. Once one is over, or you take one back, there is room for a new one.
    }
error-cap-left = You asked for talks here before you left, and those requests still count for a while, so that nobody is asked too often. You can ask again from { $day } on.
error-cap-organisation = You have a request open at { $organisation }. There is one at a time there, so that nobody is asked twice by accident. Once it is over, there is room for another; meanwhile you can ask somewhere else.
error-offer-changed = The host has changed what they offer since you wrote this. Please choose length and format again.

## Nudges

nudge-request = **{ $name }** asks whether you would talk for { $minutes } minutes. Any answer is fine, a no too.
