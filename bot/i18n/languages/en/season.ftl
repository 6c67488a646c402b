## Messages to organisers

season-title = A season: everybody who waits, at once
season-what = A season looks together at all members who asked me to tell them when someone fits, and finds hosts with room for as many as it can, by topic, language and the hours they share. If whoever comes first chose first, they might take a host whom somebody else needs more.
season-consent = You see counts, never who goes with whom. Nothing is sent before you send it. Then each member reads of one host, and may ask them or pass. The host hears of it only from a request, and may say no as always.
season-planning = I'm working it out, and I'll tell you when it is ready.
season-ready = The plan is ready. It can be sent until: { $until }.
season-sending = The suggestions are going out.
season-sent = The suggestions have gone out, and stand until: { $until }. The next season can begin then.
season-dropped = This plan was dropped, and nobody heard of it. A new one can be made from: { $until }.
season-few = You see blanks because fewer than { $fewest } members wait. The plan can be sent all the same.
season-left-out = Who would get nobody yet, and why:
season-how = Each number is rounded to the nearest { $step }. A dash stands where it is below { $fewest }, so that nobody can work out who is meant.
season-waiting = Members who wait
season-paired = Would get a host by this plan
season-first-come = Would get one if each chose in turn
season-hosts = Hosts with room who fit
season-hosts-left = Of these, hosts who keep room
season-no-topic = Nobody hosts for what they look for
season-no-language = No language in common
season-no-hours = No hours in common
season-no-more = Asked those who fit, or have enough open
season-no-room = Hosts have no room this month
season-suggested = Suggestions that went out
season-asked = Asked the host
season-passed = Passed on it
season-unanswered = No answer yet
season-sent-how = Numbers are in steps of { $fewest }, so that nobody can tell who did what. Whoever has left since is not counted.
nudge-season-ready = The plan for a season is ready. Nothing is sent before you say so.
nudge-season-failed = I could not work out a plan for a season; the fault is mine. Nothing was sent. Please try again.

## Messages to members who wait

nudge-suggested-host = You asked me to tell you when someone fits. Here is somebody with room:
suggestion-how = { $name } knows nothing of this. If you ask, your request goes out as always. If not, that is fine, and I still look out for you. In a week this ends by itself.
suggestion-passed = All right: I won't suggest { $name } to you again, and they don't hear of it. I still look out for you.
suggestion-over = This suggestion is over.
suggestion-not-now = This host takes no requests at the moment.
suggestion-summary = A host for you: **{ $name }**

## Buttons

button-season = Plan a season
button-season-again = Look again
button-season-drop = Drop the plan
button-season-look = Look at the plan
button-season-pass = Not for me
button-season-plan = Work out a plan
button-season-send = Send the suggestions
