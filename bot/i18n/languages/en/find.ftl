## Commands, in the help and while typing

command-find = People who would talk to you, and when they are free
usage-find = /intro find data science

## Messages

found-title =
    { $count ->
        [one] 1 person you can ask
       *[other] { $count } people you can ask
    }
found-for = For “{ $query }”:
found-nearest =
    { $count ->
        [one] Nobody fits “{ $query }” just so. This person comes nearest:
       *[other] Nobody fits “{ $query }” just so. These are the nearest:
    }
found-none = Nobody whom you can ask right now fits “{ $query }”. Here is how you can go on.
found-nobody = Nobody here takes requests right now. I can tell you as soon as somebody new begins to host.
found-away =
    { $count ->
        [one] 1 host who fits is away or has no room this month.
       *[other] { $count } hosts who fit are away or have no room this month.
    }
found-away-all =
    { $count ->
        [one] 1 host is away or has no room this month.
       *[other] { $count } hosts are away or have no room this month.
    }
found-busy = Everybody who fits has enough requests to answer right now. Look again in a few days, or try a wider word.
found-busy-all = Everybody who hosts has enough requests to answer right now. Look again in a few days.
host-busy = Has enough requests to answer right now. Look again in a few days.
watching = I'll tell you as soon as somebody who fits “{ $query }” begins to host.
watching-all = I'll tell you as soon as somebody new begins to host.
watching-not = I no longer look out for anyone for you.
others-near =
    { $count ->
        [one] Someone else you could ask:
       *[other] Others you could ask:
    }
match = Somebody you were looking for has begun to host:
match-all = Somebody new has begun to host:
suggest-topic =
    { $count ->
        [one] 1 host
       *[other] { $count } hosts
    }
find-not-asking = You can look around. Asking for a talk takes a role here: **{ $roles }**. Who can give it to you: { $who }.
found-not-asked = You may mean one of these. They can't be asked directly at the moment, but somebody may introduce you:
find-topics = Several people here can tell you about these:
topics-title = What people here can tell you about
topics-none = No topic is shared by three hosts yet. You can look at everyone, or search for a word.
onward-for = Nobody right for “{ $query }”? Here is how you can go on.
onward-all = Nobody right among them? Here is how you can go on.
onward-near = Somebody here does something in the same field, or close to it.
onward-introduce = Somebody you know may know somebody. I can ask them, quietly.
onward-outside = Most people who could help you are not in here. I help you to write to somebody elsewhere, and to get ready.
onward-watch = I can tell you when somebody who fits begins to host.
onward-watch-all = I can tell you when somebody new begins to host.
host-asked-lately = You asked not long ago. You can ask again from { $day }.

## Why somebody is shown

fact-why = Why
why-role = does this work
why-role-near = does work close to this
why-topics = topics: { $topics }
why-sector = works in { $sector }
why-organisation = is at { $organisation }
why-region = is in { $region }
why-studied = studied at { $studied }
why-languages = speaks { $languages }
why-formats = offers this: { $formats }
why-about = mentions it
why-about-near = mentions something close to it
why-free = free { $hours } in your time
free-part =
    { $part ->
        [morning] { $days } mornings
        [afternoon] { $days } afternoons
        [day] { $days } during the day
        [evening] { $days } evenings
       *[night] { $days } at night
    }

## Buttons

button-everyone = Everyone
button-near = See who comes near
button-none-of-these = None of these?
button-talked-in = You talked in { $month }
button-topics = More topics
button-find = Find people
button-more-hosts =
    { $count ->
        [one] 1 more
       *[other] { $count } more
    }
button-others = Others to ask
button-search-again = Search again
button-unwatch = Stop telling me
button-your-request = Your request
button-watch = Tell me when someone fits
button-watch-all = Tell me of new hosts

## Forms

form-search = Find people
submit-search = Search
field-query = What interests you?
hint-query = A topic, a job, a sector or an organisation. Empty: everyone.
