## Commands, in the help and while typing

command-mine = What is open, what comes next, what you promised
usage-mine = /intro mine

## Messages

fine = That is fine. Nothing changes, and nobody is told.
catch-up =
    { $count ->
        [one] I was away for a while. One thing has been waiting for you:
       *[other] I was away for a while. { $count } things have been waiting for you:
    }
missed =
    { $count ->
        [one] I could not reach you by direct message, so here is what has been waiting for you.
       *[other] I could not reach you by direct message, so here are { $count } things that have been waiting for you.
    }
missed-elsewhere = Something is waiting for you, and my direct message did not get through. Type “/intro mine” to see it.
missed-how = So that I can tell you at once next time: open this community's privacy settings and allow direct messages. Then press any button of mine.
mine-title = Your introductions
mine-nothing = Nothing is open. A good next step: find one person whose work you would like to understand.
mine-more =
    { $count ->
        [one] and 1 more
       *[other] and { $count } more
    }
mine-nothing-now = Nothing is open at the moment. Whose work would you like to understand next?
promises-title = What you promised
promise = To **{ $name }**: { $words }
past-title = Talks you had
past-none = None before that.
past-talk = Your talk with **{ $name }**, { $day }.
past-named = Did they name somebody else to talk to?
past-update = You can tell them what came of it.
past-touch = You can keep in touch.
past-touching = You are keeping in touch.
past-thanked = They said thank you.
past-updated = They told you what came of it.
home-hello = Hello { $name }. This is where you see what is open and what comes next.
home-hosting = You are hosting. “{ button-host }” shows your offer.
home-not-hosting = You are not taking requests at the moment. “{ button-host }” changes that.

## Buttons

button-done = Done
button-mine = My introductions
button-not-now = Not now
button-open = Open
button-past = All my talks
button-past-earlier = Earlier talks
button-prep-open = Prepare

## Errors

error-promise-gone = This promise is no longer on your list.
