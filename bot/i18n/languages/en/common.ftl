## Messages

also-for = { " " }· for { $name }: { $when }
minutes =
    { $minutes ->
        [one] 1 minute
       *[other] { $minutes } minutes
    }
format =
    { $format ->
        [video] Video call
        [phone] Phone call
        [chat] Chat in writing
       *[in_person] In person
    }
name-gone = (somebody who has left)
stale = This has moved on since that message. Here is how it stands now, and what you can do.
role-gone = a role that is not here any more
organisers-unknown = whoever manages this server or workspace
ending-answered = Answered.
ending-moved-on = Things have moved on.

## Buttons

button-edit = Edit
button-form-again = Open the form again

## Forms

field-required = Please fill this in.
field-choose-one = Please choose one of these.
field-person-unknown = I don't know this person here yet. Ask them to type /intro once, then try again.
which-person = Which of them do you mean? If somebody is missing, type more of the name.
field-choose-some = Please choose at least one.
field-people-unknown = I don't find these names here: { $names }. Write them as the list of members shows them, with commas between.
field-date = Please write a day as year-month-day, such as 2027-03-09.
field-time = Please write a time as hours and minutes, such as 14:30.
field-too-long =
    { $over ->
        [one] This is 1 character too long: { $most } at most.
       *[other] This is { $over } characters too long: { $most } at most.
    }
field-too-short = A little more, please: at least { $least } characters.
submit-save = Save

## Errors

error-unexpected = Something went wrong on our side, and nothing was changed. Please try again in a minute. If it stays like this, give your organiser this reference: { $reference }.
error-unavailable = I can't get at my notes right now, so nothing was changed. Please try again in a minute.
error-unknown-button = I don't know this button any more. Your introductions are all still there.
error-gone = This person is no longer here. Have a look at your introductions for what is still open.
error-not-yours = This has ended and is deleted by now, or it is between other people. What is yours is one press away.
limit-contact = If that does not fit what you need, write to { $who }.
error-asking = Asking for a talk takes a role here: **{ $roles }**. Who can give it to you: { $who }. What you wrote is kept until then.
error-hosting = Hosting takes a role here: **{ $roles }**. Who can give it to you: { $who }. What you filled in is kept, and an offer you already have stays as it is.
error-organising = Only organisers can do this here. Whom you can ask: { $who }. Your own language, hours and nudges are yours to set.
error-roles-unknown = I could not find out just now which roles you have, so nothing was changed. Please try again in a minute.
error-not-a-member = It looks as though you are no longer in this community, so I did nothing. If you come back, type /intro and I will help you again.
error-profile-unknown = I could not look you up in this community just now, so nothing was changed. Please try again in a minute.
