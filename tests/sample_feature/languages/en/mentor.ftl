## Messages

mentor-about = A mentor is somebody you talk with now and then for a term. You choose whom you ask; they are free to say no.
mentor-card =
    { $status ->
        [asked] **{ $seeker }** asks **{ $mentor }** to be their mentor.
        [mentoring] **{ $mentor }** mentors **{ $seeker }** this term.
        [declined] **{ $mentor }** can't mentor **{ $seeker }** this term.
       *[over] The mentorship of **{ $mentor }** and **{ $seeker }** is over.
    }

## Buttons

button-mentor-ask = Ask for a mentor
button-mentor-accept = Yes, for a term
button-mentor-decline = Not this term

## Forms

form-mentor = Ask for a mentor
submit-mentor = Ask
field-mentor = Who should mentor you?
field-mentor-hope = What do you hope for?
field-mentor-unknown = Please choose another member who has used /intro before.
field-mentor-asked = You have asked this member already.

## Nudges

nudge-mentor-asked = **{ $seeker }** asks you, { $mentor }, to be their mentor for a term.
nudge-mentor-check = A month ago **{ $mentor }** became your mentor. When do you talk next?

## Commands

command-mentor = Ask a member to be your mentor for a term
usage-mentor = /intro mentor
