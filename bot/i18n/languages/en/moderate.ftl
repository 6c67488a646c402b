## Commands, in the help and while typing

command-moderate = For organisers: pause or remove a member, or let them back
usage-moderate = /intro moderate @name
command-audit = For organisers: what organisers did
usage-audit = /intro audit

## Messages

moderate-title = Paused and removed members
moderate-person-title = What you can do
moderate-nobody = Nobody is paused or removed.
moderate-how = To pause or remove somebody, type “/intro moderate” with @ and their name.
moderate-state =
    { $barred ->
        [paused] **{ $name }** is paused until { $until }.
        [removed] **{ $name }** is removed.
       *[no] **{ $name }** can take part here.
    }
moderate-means = Nobody finds a member who is paused or removed, and they can do nothing here. What is open with others ends, as when somebody leaves. They read that organisers decided so, and can still see their data, have it erased, and report somebody. Leaving and coming back does not change it.
moderate-remove = Remove **{ $name }**? What is open with others ends now. Any organiser can let them back later.
moderate-done = Done.
barred =
    { $barred ->
        [paused] The organisers have paused your part in Paned until { $until }. Until then nobody finds you here, and what was open with others has ended. If you think that is wrong, talk to { $who }.
       *[removed] The organisers have ended your part in Paned. Nobody finds you here, and what was open with others has ended. If you think that is wrong, talk to { $who }.
    }
barred-still = You can still see all that is kept about you, have it erased, and report somebody.
audit-title = What organisers did
audit-none = Nothing yet.
audit-how = Every organiser can read this, and none can change it.
audit-line =
    { $act ->
        [setup] { $when }: **{ $by }** changed how this community is set up.
        [announced] { $when }: **{ $by }** posted an announcement for everybody.
        [invited] { $when }: **{ $by }** invited members.
        [invites_stopped] { $when }: **{ $by }** stopped the invitations that were not sent yet.
        [cohort_begun] { $when }: **{ $by }** began a cohort.
        [cohort_posted] { $when }: **{ $by }** posted the way into a cohort.
        [cohort_picked] { $when }: **{ $by }** picked members into a cohort.
        [cohort_removed] { $when }: **{ $by }** removed a cohort.
        [notice] { $when }: **{ $by }** changed the notice that members agree to.
        [contact] { $when }: **{ $by }** changed who gets reports.
        [sent_again] { $when }: **{ $by }** let messages go out again that could not be delivered.
        [paused] { $when }: **{ $by }** paused **{ $name }** until { $until }.
        [removed] { $when }: **{ $by }** removed **{ $name }**.
        [readmitted] { $when }: **{ $by }** let **{ $name }** back.
        [season_planned] { $when }: **{ $by }** had a season planned.
        [season_sent] { $when }: **{ $by }** sent the suggestions of a season.
        [season_dropped] { $when }: **{ $by }** dropped the plan of a season.
        [taken] { $when }: **{ $by }** took up a report.
       *[closed] { $when }: **{ $by }** closed a report.
    }

## Buttons

button-audit = Earlier
button-audit-open = What organisers did
button-moderate = Pause or remove
button-moderate-list = Paused and removed members
button-moderate-more = Show more
button-moderate-pause = Pause until…
button-moderate-readmit = Let them back
button-moderate-remove = Remove
button-moderate-remove-yes = Yes, remove

## Forms

form-moderate-pause = Pause a member
form-moderate-pause-intro = From that day on { $name } can take part again.
submit-moderate-pause = Pause
field-moderate-until = Back on
hint-moderate-until = Such as 2027-03-09
field-moderate-past = Please choose a day after today.
field-moderate-far = That is more than two years away. Remove the member instead: you can let them back at any time.

## Errors

error-moderate-name = I can't tell who “{ $typed }” is. Type “/intro moderate” with @, and choose the member.
error-moderate-unknown = I don't know this person: they have never used me here. Should they begin to, you can pause or remove them then.
error-moderate-yourself = That is you. Another organiser can do this.
error-moderate-organiser = { $name } organises here. Take that role away in your chat app first; then you can pause or remove them like any member.

## Nudges

nudge-readmitted = You can take part here again. What had ended stays ended; you can begin again whenever you like.
