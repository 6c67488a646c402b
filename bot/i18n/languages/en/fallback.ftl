## The list

fallback-title = Asked in turn
fallback-about =
    { $count ->
        [one] I ask the first person on your list. After a no, or a working day without an answer, I ask the next by myself, and tell you each time. You can stop it or change the order at any time.
       *[other] I ask the first person on your list. After a no, or { $count } working days without an answer, I ask the next by myself, and tell you each time. You can stop it or change the order at any time.
    }
fallback-pick = These notes are written and not sent. Which comes first?
fallback-no-notes = Begin with a note to somebody. Once it reads well, you can put it on this list. Five fit.
fallback-note = Your note to **{ $name }**
fallback-waiting = **{ $name }**: not asked yet.
fallback-waiting-through = **{ $name }**, through people you know: not asked yet.
fallback-asked = **{ $name }**: asked. No answer yet.
fallback-carried = **{ $name }**: asked, through people you know. No answer yet.
fallback-questioned = **{ $name }** has asked you something.
fallback-agreed = **{ $name }** said yes.
fallback-over = **{ $name }**: not this time.
fallback-obstacle =
    { $why ->
        [full] There is no room just now, so others come first until there is.
        [cap] You have as many requests open as you can. This one waits until one of them is over.
        [organisation] You have a request open at the same organisation. This one waits until that is over.
        [open] You two have something open already.
        [lately] You asked not long ago, so this one waits a few weeks.
        [note] The note needs another look before it can go.
       *[away] No requests are taken at the moment, so others come first.
    }
fallback-still = Nobody else is asked until you press “{ button-fallback-start }”.
fallback-stopped = Stopped. Requests that are open stay open.
fallback-next = If { $other } does not answer, I ask **{ $name }** on { $day }; after a no, at once.
fallback-next-soon = Next I ask **{ $name }**.
fallback-more = To add somebody, write them a note: from there it can go on this list.
fallback-your-turn = It is your turn to answer. Nobody else is asked meanwhile.
fallback-last = Nobody else is on the list. It ends with the last answer.
fallback-stuck = Nobody on your list can be asked just now. I look again every working day.
fallback-two = Earlier requests stay open. If two people say yes, you can meet both, or take one request back: either is fine.
fallback-ended-yes = This list ended with a yes. Notes that were not sent are kept.
fallback-closed = This list is over. Notes that were not sent are kept.
fallback-dropped = The list is gone. Your notes are kept, and requests that are open stay open.
fallback-kept =
    { $count ->
        [one] Nobody else is asked. One note that was not sent is kept.
       *[other] Nobody else is asked. { $count } notes that were not sent are kept.
    }
fallback-both = You can meet both: two talks show more than one. If one is enough, open the other and call it off with a kind word.
fallback-may-answer =
    { $count ->
        [one] Your request to { $names } is still open. If there is a yes too, you can meet both; or take it back now: either is fine.
       *[other] Your requests to { $names } are still open. If there is a yes too, you can meet them all; or take them back now: either is fine.
    }
fallback-summary-still = You have a list of people to ask in turn. Nobody is asked until you start it.
fallback-summary-asking = I ask the people on your list in turn.

## Buttons

button-in-turn = Ask several in turn
button-fallback = People to ask in turn
button-fallback-add = Put on the list
button-fallback-order = Change the order
button-fallback-start = Begin to ask
button-fallback-stop = Stop
button-fallback-drop = Give up the list
button-take-back = Take back: { $name }

## Forms

form-fallback = The order
form-fallback-intro = Whoever is asked already stays on the list. You can leave a place empty.
field-fallback-place = Number { $number }
option-nobody = Nobody
option-note = To { $name }
option-note-through = { $name }, introduced
field-fallback-twice = This note has a place already.

## Errors

error-fallback-full = There are { $count } people on your list, as many as it takes. Once you take somebody off it, there is room.
error-fallback-empty = There is no note to put on the list. Write to somebody first.

## Nudges

nudge-fallback-asked = I have asked **{ $name }**, as your list says.
nudge-fallback-asked-through = I am asking, quietly, who could introduce you to **{ $name }**, as your list says.
nudge-fallback-stuck = Nobody else on your list can be asked just now. I look again every working day, and tell you when I ask somebody.
nudge-fallback-yes = { $names } said yes, so your list ends here.
nudge-fallback-ended = Everybody on your list has been asked, and nobody could this time. That says nothing about you: people are busy. Others may be just as good to talk to.
nudge-fallback-expired = Nothing has happened with your list for a long time, so it ends here.
