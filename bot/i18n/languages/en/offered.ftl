## Messages

offered-way = { $role }, { $region } ({ $how })
offered-line = **{ $name }** knows: { $way }
offered-title = Ways to people outside
offered-lead = Members here know these people. Ask, and they pass your note on, in their own words.
offered-none = Nobody offers such a way right now. You can still ask people you know yourself.
offered-here =
    { $count ->
        [one] A member here also knows somebody outside who fits.
       *[other] Members here also know people outside who fit: { $count }.
    }
offered-here-all =
    { $count ->
        [one] A member here also knows somebody outside.
       *[other] Members here also know people outside: { $count }.
    }
offered-mine-title = Ways you offer
offered-mine-lead = You know somebody outside whose work would interest people here? Say which work, and where; not who. Members ask you, and you pass a note on, or not.
offered-promise = Members see your name with it. You can say no without a reason, and stop at any time.
offered-until = Offered until { $day }. Members who search for it can ask you.
offered-over = Not offered any more.
offered-renewed = Good. It is offered for another term.
offered-asked-seeker = { $name } has your note. I tell you as soon as there is an answer.
offered-accepted-seeker = { $name } passes your note on. It is among your talks elsewhere now.
offered-postponed-seeker = { $name } can't pass your note on at the moment. You can ask again in a few weeks, or try somebody else.
offered-declined-seeker = { $name } can't pass your note on this time. That says nothing about you or your note. Try somebody else.
offered-withdrawn-seeker = You took your request to { $name } back.
offered-expired-seeker = No answer came from { $name } in time. Most silence is a full week. Try somebody else.
offered-left-seeker = { $name } is no longer here, so nobody can pass your note on. Try somebody else.
offered-away-seeker = Your request to { $name } ended while you were away. You can ask again.
offered-asked-member = **{ $name }** asks for the way you offer: { $label }. Would you pass this note on? Any answer is fine, a no too.
offered-accepted-member = You pass the note of { $name } on: { $label }. Copy it, and add a line of your own. Tell them in your conversation what comes of it.
offered-over-member = This request is over, and needs no answer any more.
offered-answered-member = That is fine. I let them know kindly, without a reason.

## Buttons

button-offer-way = Offer a way
button-my-ways = Ways you offer
button-renew-way = Offer it longer
button-remove-way = Stop offering it
button-offered-ways = Ways to people outside
button-ask-way = Ask for it
button-pass-on = Yes, I pass it on

## Forms

form-way = A way you offer
form-way-intro = I know somebody outside… Name nobody, and do not say how you know them.
submit-way = Offer it
field-way-role = Which work?
hint-way-role = Such as: ward nurse
field-way-region = Where?
hint-way-region = A town or a region, such as: Cardiff
form-way-note-intro = { $name } passes it on to somebody who does not know you, so it stands by itself.
field-way-note = Your note
hint-way-note = Put your own words in place of what is in brackets. No contact data

## Errors

error-way-gone = This way is not offered any more.
error-way-not-now = You can't ask for this one at the moment. Others may be just as good.
error-ways-many = You offer { $most } ways already. Stop one of them, then there is room for a new one.

## Nudges

nudge-offered-way-ending = You offer a way here: { $way }. It ends on { $day }. Does it still hold?
nudge-offered-reminder = A friendly reminder, and the only one:
nudge-offered-connected = **{ $seeker }**, **{ $host }** says yes: { $label }. **{ $host }** passes your note on, and tells you here what comes of it. Thank you, { $host }.
