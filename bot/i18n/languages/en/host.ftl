## Commands, in the help and while typing

command-host = Be asked yourself, or pause, or stop
usage-host = /intro host

## Messages

talks = { $formats } ({ $lengths } minutes)
capacity =
    { $count ->
        [one] 1 talk a month
       *[other] { $count } talks a month
    }
host-line = **{ $name }**, { $role } at { $organisation }
host-line-alone = **{ $name }**, { $role }, { $standing }
host-line-role = **{ $name }**, { $role }
host-title = Your offer as a host
host-start = Somebody here could learn a lot from 20 minutes with you. Three short steps, and you decide how often, when and how. You can say no to any request, without a reason.
host-missing = Almost there. Still missing: { $missing }.
host-live = You can be found, and people can ask you for a talk.
host-paused = You are pausing until { $until }. Nobody new can ask you before then; what is agreed stays.
host-left = You no longer host. What is agreed stays; nobody new can ask you.
host-promise = You'll get at most the number of talks you choose. Nobody sees your answers but the person who asked.
host-part-about = what you do
host-part-talk = how you talk
host-part-when = when you are free
hours-follow = Your hours as a host are now { $hours }. Would you rather keep the hours you had before, at the same moments? Those are { $kept }.
hours-kept = Your hours are { $hours } now: the same moments as before.
host-leave-sure = Stop hosting? Requests that wait for your answer get a kind no. What is agreed stays. If you only need a break, pause instead.

## Facts

fact-about = More about it
fact-capacity = At most
fact-free = Free
fact-languages = Speaks
fact-organisation = Organisation
fact-role = Role
fact-sector = Sector
fact-talks = Talks
fact-topics = Ask about
fact-usual-place = Usual link or place
fact-region = Region
fact-studied = Studied at

## Buttons

button-host = Host
button-host-about = 1. What I do
button-host-talk = 2. How I talk
button-host-when = 3. When I am free
button-host-places = Where I am from
button-keep-moments = Keep those moments
button-host-pause = Pause until…
button-host-resume = Back from my pause
button-host-return = Host again
button-host-leave = Stop hosting
button-host-leave-yes = Yes, stop hosting
button-keep-hosting = Keep hosting
button-my-offer = See my offer

## Forms

form-host-about = What you do
form-host-talk = How you talk
form-host-when = When you are free
form-host-places = Where I am from
form-host-pause = Pause
submit-pause = Pause
field-role = Your role
placeholder-role = Data scientist
field-organisation = Organisation
hint-organisation = Where you work, or “self-employed”
field-sector = Sector
placeholder-sector = Health, games, heritage, law…
field-topics = What people can ask you about
hint-topics = Up to { $most }, with commas between
placeholder-topics = data science, career change, working part-time
field-topics-many = That is { $count } topics. { $most } at most, please: the ones you most like to talk about.
field-about = Anything else
hint-about = How you got here, what you would have liked to know at the start
field-formats = How you like to talk
field-lengths = How long
field-languages = Languages
hint-languages = With commas between: English, Welsh
field-capacity = At most
field-usual-place = Usual link, number or place
hint-usual-place = Shown only to people you have agreed a time with
field-usual-place-later = It looks as if you don't have it yet. Leave it empty until then: I ask you once you say yes.
field-region = Your region or town
hint-region = People near you find you by it. It may stay empty.
field-studied = Where you studied
hint-studied = A school, college or university, for those who study there now
field-windows = When you are usually free
hint-windows = Your normal week: Mon-Fri 12-14, evenings after 6, Friday afternoons
placeholder-windows = Mon-Fri 12:00-13:00; Wed 17:00-18:30
field-windows-empty = Please name at least one day with hours, such as Tue 12:00-13:00.
field-windows-unreadable = I could not read “{ $part }”. Write days and hours like this: Mon-Fri 12:00-13:00; Wed 17:00-18:30.
field-windows-no-days = I could not tell on which days “{ $part }” is meant. Write the days first: Mon-Fri 12:00-13:00.
field-windows-no-hours = “{ $part }” has no hours yet. Write from when until when: Mon-Fri 12:00-13:00.
field-windows-no-end = “{ $part }” has no end yet. Write from when until when: Mon-Fri 12:00-13:00.
field-windows-backwards = “{ $part }” ends before it begins. Hours over midnight can last twelve hours, such as Fri 22:00-02:00.
field-windows-too-short = “{ $part }” is shorter than 15 minutes. Please give a little more room.
field-windows-too-many = That is a lot of windows. Please name 28 at most.
field-until = Back on
hint-until = From this day on you can be asked again
field-until-past = Please choose a day after today.
field-until-far = That is more than two years away. You could stop hosting instead, and come back any time.

## Errors

error-hours-changed = Your time zone or your hours have changed since then. Here is where you can see them as they are now.
error-host-not-yet = Your offer is not complete yet. Fill in the missing part first.

## Nudges

nudge-host-again = Welcome back. You used to host here, and your offer is as you left it. Would you like to take it up again? Nobody can ask you until you say so.
