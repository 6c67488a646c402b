## Messages

cohorts-title = Cohorts
cohorts-how = A cohort is a term's seekers under one name. Members join by themselves, from a message that you post, or you pick them. It ends by itself, and then I tell each of them once what is still open.
cohorts-none = There is none now.
cohorts-numbers = How many are in a cohort is shown in steps of { $fewest }, and who they are to nobody. What works here is not counted by cohort: whoever picks the members, or compares two cohorts, or one with everybody, could work out what one of them did.
cohort-row = **{ $name }**, from { $day } to { $until }. Members: { $members }.
cohort-invites = **{ $name }** goes from { $day } to { $until }. Would you like to talk with people about their work in that time? Then join.
cohort-means = At the end I tell you once what is still open for you. Nobody reads that you joined: organisers read only how many did. You can leave at any time.
cohort-pick-means = Each of them reads in a private message that they are in { $name }, and can leave it at once. They are told slowly, while they are awake.
cohort-picked = They are in **{ $name }** once they have been told, one after the other, while each is awake.
cohort-picked-not = Left out, and nobody learns who: those who are in it, have left it, or want no invitations.
cohort-joined = You are in **{ $name }** until { $until }. Nobody else reads that.
cohort-left = You have left **{ $name }**. Nobody is told.
cohort-past = This cohort is over. You can look for somebody whenever you like.
cohort-summary = **{ $name }**, until { $until }
cohort-remove = Remove **{ $name }**? Nobody can join it then, and its members are told nothing.
cohort-removed = **{ $name }** is removed.
cohort-owed =
    { $count ->
        [one] One thank-you is still to be said.
       *[other] { $count } thank-yous are still to be said.
    }
error-cohorts-many = A community has { $count } cohorts at a time. Remove one, or wait until one is over.
error-picked-waiting = Too many members wait to be told. Come back when some have been, or pick fewer.

## Buttons

button-cohorts = Cohorts
button-cohort-new = Begin a cohort
button-cohort-show = Look at it
button-cohort-pick = Pick members
button-cohort-remove = Remove it
button-cohort-remove-yes = Yes, remove it
button-cohort-join = Join
button-cohort-leave = Leave the cohort

## Forms

form-cohort = A new cohort
form-cohort-pick = Pick members
submit-cohort-pick = Put them in
field-cohort-people = Whom?
field-cohort-name = Name
placeholder-cohort-name = Autumn term
field-cohort-first = First day
field-cohort-last = Last day
field-cohort-days = Please choose a day that lies ahead, after the first and within two years.

## Nudges

nudge-cohort-picked = An organiser has put you into **{ $name }**, until { $until }: members who would like to talk with people about their work. At the end I tell you once what is still open for you. You can leave at any time, and nobody is told.
nudge-cohort-over = **{ $name }** is over. It was good to have you in it. What you have open here goes on as it is.
