## Commands, in help and while typing

command-find = People who would talk to you, and when they are free
help-row = **{ $usage }**: { $about }
usage-find = /intro find data science
command-request = Ask somebody for 15 to 30 minutes
usage-request = /intro request @name
command-host = Be asked yourself, or pause, or stop
usage-host = /intro host
command-mine = What is open, what comes next, what you promised
usage-mine = /intro mine
command-prep = Get ready for your next talk
usage-prep = /intro prep
command-thanks = Look back and say thank you
usage-thanks = /intro thanks
command-settings = Time zone, quiet hours, nudges, language
usage-settings = /intro settings (or: /intro settings london)
command-help = How it all works
usage-help = /intro help

menu-title = Handshakes
menu-lead = An honest talk of 15 to 30 minutes with someone whose work interests you. What would you like to do?
help-title = How Handshakes works
help-how = You find someone in an interesting job and send a short note. If they say yes, you pick a time, get ready, talk, and say thank you. It is never a job interview, and a no is always fine.
help-private = Requests, notes and answers are seen only by the people they are for.
unknown-command = I don't know “/intro { $typed }”.
unknown-near = Did you mean **/intro { $near }**?

## Finding

form-search = Find people
submit-search = Search
field-query = What interests you?
hint-query = A topic, a job, a sector or an organisation. Leave empty to see everyone.
found-title =
    { $count ->
        [one] 1 person you can ask
       *[other] { $count } people you can ask
    }
found-for = For “{ $query }”:
found-none = Nobody who hosts fits “{ $query }” right now. Try a wider word, or let me tell you when someone does.
found-nobody = Nobody hosts here right now. I can tell you as soon as someone does.
found-away =
    { $count ->
        [one] 1 more fits, but is away or has no room this month.
       *[other] { $count } more fit, but are away or have no room this month.
    }
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

## Mine and home

mine-title = Your introductions
mine-nothing = Nothing is open. A good first step: find one person whose work you would like to understand.
mine-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
promises-title = What you promised
promise = { $words }
home-hello = Hello { $name }. This is where you see what is open and what comes next.
home-hosting = You are hosting. “Host” shows your offer.
home-not-hosting = You are not taking requests at the moment. “Host” changes that.
