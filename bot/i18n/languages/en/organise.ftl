## Commands, in the help and while typing

command-organise = For organisers: what works here, in numbers
usage-organise = /intro organise

## Messages

organise-title = What works here: { $period }
organise-none-title = What works here
organise-none = There are no numbers yet. Each month is counted once it is over; the first numbers come on { $day }.
organise-pilot = You see blanks because fewer than { $fewest } people took part in each of these. In a small pilot a number would say who did what. Ask the people themselves: they can tell you more than a number.
organise-how = Each number is what happened in that time, rounded to the nearest { $step }. A dash stands where fewer than { $fewest } people took part, so that nobody can work out who did what. A month is counted in the night after its end, and does not change later.
organise-partial = “In part” leaves out months that are blank. Otherwise somebody could work them out by subtracting.
organise-shared = Half of the talks lie with { $share } % of the hosts who said yes. The higher, the more fairly they are shared; 50 % is the most.
organise-wanted = Members wait for a host who knows about: { $topics }.
figure-asked = Requests sent
figure-answered = Answered, yes or no
figure-accepted = Hosts said yes
figure-agreed = Times agreed
figure-met = Talks that took place
figure-thanked = Thanked
figure-in-time = Thanked within { $days } days
figure-warm = Requests through somebody they know
figure-onward = Hosts named somebody else
figure-elsewhere = Talks begun with people outside
figure-became-hosts = Seekers who became hosts
figure-answer-days = Half were answered within
figure-meet-days = Half of the talks came within
figure-partial = { $number }, in part
figure-days =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## The page with charts

organise-link = Open the page with charts
organise-link-how = The link works once, within the next { $minutes } minutes, and for you alone.
web-enter-title = What works here
web-enter = This page shows organisers what works in their community, in numbers. The link works once.
web-enter-button = Open the page
web-over-title = This link has ended
web-over = A link works once and for ten minutes, a visit lasts half an hour. In your chat, type /intro organise for a new one.
web-left-title = You have left the page
web-left = To come back, type /intro organise in your chat.
web-later-title = Please try again in a while
web-later = Your chat did not say whether you organise, so nothing is shown.
web-periods = Other periods
web-chart = The numbers of the table below, drawn
web-download = Download as a table (CSV)
web-leave = Leave the page
web-funnel = From the request to the thanks
web-parts = Part by part
web-beside = What else came of it
web-times = How long it took
web-period = Period
web-what = What
web-number = Number
web-note = Note
web-in-part = in part
web-blank = fewer than ten people
web-days = days
web-topic = members wait for a host

## Buttons

button-organise = What works here
button-organise-earlier = Earlier
button-organise-later = Later
button-organise-month = A month
button-organise-quarter = Three months
button-organise-year = A year
button-organise-page = Page with charts
