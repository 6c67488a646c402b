## Messages

invite-declined = Mae hynny'n iawn. Ni fydd neb yn cael gwybod, ac ni fyddaf yn gofyn hyn i chi eto.
invitation-summary = Mae **{ $name }** yn meddwl y gallech helpu rhywun yma: fyddech chi'n cynnig sgyrsiau?
invitation-over = Mae'r gwahoddiad hwn ar ben. Gallwch gynnig sgyrsiau pryd bynnag y dymunwch.

## Buttons

button-no-thanks = Dim diolch

## Forms

field-person-other = Dewiswch rywun heblaw'r ddau ohonoch chi.

## Nudges

nudge-invite-host = Mae **{ $name }** yn meddwl y gallai rhywun yma ddysgu oddi wrthych chi. Fyddech chi'n cynnig sgyrsiau? Chi sy'n dewis pa mor aml, a gallwch ddweud na wrth unrhyw un.
nudge-referral = Mae **{ $name }**, a awgrymwyd i chi gan { $by }, bellach yn cynnig sgyrsiau. Gallwch ysgrifennu nodyn nawr.
nudge-connector-agreed = Diolch: fe weithiodd eich cyflwyniad. Bydd { $seeker } a'r gwesteiwr, { $host }, yn cael sgwrs: { $when }.
nudge-connector-met = Mae { $seeker } a'r gwesteiwr, { $host }, wedi cael sgwrs. Diolch am ddod â nhw at ei gilydd.
nudge-connector-told = Fe gyflwynoch chi **{ $seeker }** i'r gwesteiwr, **{ $host }**. Maen nhw wedi cael sgwrs, ac mae { $seeker } yn ysgrifennu atoch:
nudge-connector-update = Beth amser yn ôl fe gyflwynoch chi **{ $seeker }** i'r gwesteiwr, **{ $host }**. Dyma beth ddaeth o hynny, yng ngeiriau { $seeker }:
