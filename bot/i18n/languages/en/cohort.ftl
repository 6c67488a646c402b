## Messages

cohorts-title = Cohorts
cohorts-how = A cohort is a term's seekers under one name. Members join by themselves, from a message that you post. It ends by itself, and then I tell each of them once what is still open.
cohorts-none = There is none now.
cohorts-numbers = How many are in one is shown in steps of { $fewest }, and who is in it to nobody.
cohort-row = **{ $name }**, from { $day } to { $until }. Members: { $members }.
cohort-invites = **{ $name }** goes from { $day } to { $until }. Do you look for talks about work in that time? Then join.
cohort-means = At the end I tell you once what is still open for you. Nobody reads that you joined: organisers read only how many did. You can leave at any time.
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

## Buttons

button-cohorts = Cohorts
button-cohort-new = Begin a cohort
button-cohort-show = Look at it
button-cohort-remove = Remove it
button-cohort-remove-yes = Yes, remove it
button-cohort-join = Join
button-cohort-leave = Leave the cohort

## Forms

form-cohort = A new cohort
field-cohort-name = Name
placeholder-cohort-name = Autumn term
field-cohort-first = First day
field-cohort-last = Last day
field-cohort-days = Please choose a day that lies ahead, after the first and within two years.

## Nudges

nudge-cohort-over = **{ $name }** is over. It was good to have you in it. What you have open here goes on as it is.
