## Messages

mentor-about = Mae mentor yn rhywun i siarad â nhw o bryd i'w gilydd am dymor. Chi sy'n dewis pwy i ofyn, ac mae pawb yn rhydd i ddweud na.
mentor-card =
    { $status ->
        [asked] Mae **{ $seeker }** yn gofyn i **{ $mentor }** fod yn fentor.
        [mentoring] Mae **{ $mentor }** yn mentora **{ $seeker }** y tymor hwn.
        [declined] Ni all **{ $mentor }** fentora **{ $seeker }** y tymor hwn.
       *[over] Mae'r mentora rhwng **{ $mentor }** a **{ $seeker }** ar ben.
    }

## Buttons

button-mentor-ask = Gofyn am fentor
button-mentor-accept = Iawn, am dymor
button-mentor-decline = Dim y tymor hwn

## Forms

form-mentor = Gofyn am fentor
submit-mentor = Gofyn
field-mentor = Pwy ddylai fod yn fentor i chi?
field-mentor-hope = Beth rydych chi'n ei obeithio?
field-mentor-unknown = Dewiswch aelod arall sydd wedi defnyddio /intro o'r blaen.
field-mentor-asked = Rydych chi wedi gofyn i'r aelod hwn yn barod.

## Nudges

nudge-mentor-asked = Mae **{ $seeker }** yn gofyn i chi, { $mentor }, fod yn fentor am dymor.
nudge-mentor-check = Daeth **{ $mentor }** yn fentor i chi fis yn ôl. Pryd byddwch chi'n siarad nesaf?

## Commands

command-mentor = Gofyn i aelod fod yn fentor i chi am dymor
usage-mentor = /intro mentor
