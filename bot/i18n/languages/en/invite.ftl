## Messages

invites-title = Invitations
invites-how = Pick members, and say whether you invite them to host or to look for somebody. Each gets a private message and decides for themselves. They go out slowly: { $count } an hour at most, and only while their reader is awake.
invites-sent = Sent
invites-waiting = Still to be sent
invites-hosting = Became hosts
invites-looking = Went to look for somebody
invites-declined = Said no
invites-few = fewer than { $fewest }
invites-many = { $count } or more
invites-numbers = What came of the last { $days } days, in steps of { $fewest }, so that nobody can work out what one member answered.
invite-preview = Members you picked: { $count }. Nothing is sent yet.
invite-strangers = Left out: { $count } you picked who never used me here. Until somebody does, I keep nothing about them and don't write to them. An announcement reaches everybody.
invite-left-out = Left out, and nobody learns who: those who do this already, said no, want no invitations, or were invited in the last { $days } days.
invite-reads = What each of them reads
invite-nobody = Nobody you picked has used me here yet. Until somebody does, I keep nothing about them and don't write to them. An announcement reaches everybody.
invite-sent = That is set. Whoever may be invited gets the message in the next hours, one after the other.
invite-sent-before = There is nothing to send: you have sent it already.
invite-stop = Stop all invitations that were not sent yet? Those members can be invited again later. What was sent stays.
invite-stopped = Stopped. Nobody else gets one of those invitations.
invite-summary =
    { $role ->
        [host] The organisers ask whether you would host.
       *[seeker] The organisers invite you to talk with somebody about their work.
    }
invite-over = This invitation is over. You can host, or look for somebody, whenever you like.
invited-means =
    { $role ->
        [host] As a host you talk with members about your work, for 15 to 30 minutes. You choose how often, and you can say no to anyone. If you say no to this, nobody is told.
       *[seeker] See who hosts here, and I pass your note on to whom you choose: 15 to 30 minutes of honest talk. If you say no to this, nobody is told.
    }
invited-declined = That is fine. Nobody is told, and the organisers can't ask you this again.
invited-never = Understood: no more invitations. Nobody is told. You can change that among your nudges.
error-invites-waiting = Too many invitations wait to be sent. Come back when some have gone out, or pick fewer.

## Buttons

button-invites = Invite members
button-back-to-invites = Back to the invitations
button-invite-new = Pick members
button-invite-send = Send the invitations
button-invite-change = Change something
button-invite-stop = Stop what is not sent
button-invite-stop-yes = Yes, stop them
button-invited-host = Become a host
button-invited-look = Find somebody
button-invited-never = No more invitations

## Forms

form-invite = Invite members
field-invite-people = Whom do you invite?
hint-invite-people = Up to { $most } at once. You can come back for more.
field-invite-as = As what?
option-invite =
    { $role ->
        [host] Host
       *[seeker] Somebody who looks for a talk
    }
field-invite-line = A line of your own
hint-invite-line = They read it in your words. Sign it if you like.

## Nudges

nudge-invited =
    { $role ->
        [host] The organisers of **{ $community }** think that others here could learn from you. Would you host?
       *[seeker] The organisers of **{ $community }** invite you to talk with somebody about their work.
    }
