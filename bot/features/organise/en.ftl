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

## Buttons

button-organise = What works here
button-organise-earlier = Earlier
button-organise-later = Later
button-organise-month = A month
button-organise-quarter = Three months
button-organise-year = A year
