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
found-nearest = Nobody fits “{ $query }” just so. These are the nearest:
found-none = Nobody who hosts fits “{ $query }” right now. Try a wider word, or let me tell you when someone does.
found-nobody = Nobody hosts here right now. I can tell you as soon as someone does.
found-away =
    { $count ->
        [one] 1 more fits, but is away or has no room this month.
       *[other] { $count } more fit, but are away or have no room this month.
    }
found-busy = Everybody who fits has enough requests to answer right now. Look again in a few days, or try a wider word.
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
suggest-topic =
    { $count ->
        [one] 1 host
       *[other] { $count } hosts
    }
find-not-asking = You can look around. Asking for a talk takes a role here: **{ $roles }**. Who can give it to you: { $who }.

## Buttons

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
button-your-talk = Your talk
button-watch = Tell me when someone fits

## Forms

form-search = Find people
submit-search = Search
field-query = What interests you?
hint-query = A topic, a job, a sector or an organisation. Empty: everyone.
