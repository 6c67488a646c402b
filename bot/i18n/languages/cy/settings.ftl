## Commands, in the help and while typing

command-settings = Cylchfa amser, oriau tawel, negeseuon atgoffa, iaith
usage-settings = /intro settings (neu: /intro settings Caerdydd)

## Messages

settings-title = Eich gosodiadau
settings-saved = Wedi'u cadw.
zone-unknown = ddim yn hysbys eto
quiet-none = dim
nudges-none = dim ond yr hyn y mae eraill yn aros amdano
ask-zone = Dydw i ddim yn gwybod eich cylchfa amser eto, felly amseroedd { $zone } sydd yma am y tro. Gosodwch eich un chi unwaith, a bydd pob amser yn eich cylchfa chi.
zone-set = Eich cylchfa amser nawr yw **{ $zone }**, lle mae hi'n { $time }.
zone-was = { $zone } oedd hi cyn hyn.
which-zone = Dydw i ddim yn siŵr pa le yw “{ $typed }”. Pa un o'r rhain sy'n dangos yr amser lle rydych chi?

## Facts

fact-access = Anghenion hygyrchedd
fact-goal = Nod
fact-language = Iaith
fact-nudges = Negeseuon atgoffa
fact-quiet = Oriau tawel
fact-who = Pwy
fact-zone = Cylchfa amser

## Buttons

button-about-me = Amdanaf i
button-other-zone = Dinas arall
button-set-language = Iaith
button-set-nudges = Pa negeseuon atgoffa
button-set-time = Cylchfa amser ac oriau tawel
button-settings = Gosodiadau

## Forms

field-zone-maybe = Dydw i ddim yn siŵr pa le yw “{ $typed }”. Oeddech chi'n golygu un o'r rhain: { $cities }?
field-zone-unknown = Dydw i ddim yn adnabod y gylchfa amser “{ $typed }”. Rhowch gynnig ar y ddinas fawr agosaf, fel Llundain neu Efrog Newydd.
field-zone = Cylchfa amser
field-zone-guess = Eich cylchfa amser
hint-zone-guess = Wrth ymyl pob dinas: yr amser yno nawr
field-zone-other = Neu ddinas arall
hint-zone = Mae'r ddinas fawr agosaf yn ddigon: Llundain, Efrog Newydd, Kolkata
mute-reminders = Negeseuon atgoffa i ateb neu i gytuno ar amser
mute-prep = Paratoi ar gyfer sgwrs
mute-thanks = Edrych yn ôl a dweud diolch
mute-keep-in-touch = Cadw mewn cysylltiad a thalu'r gymwynas ymlaen
mute-matches = Gwesteiwyr newydd sy'n cyfateb i'm chwiliad
mute-invites = Gwahoddiadau i fod yn westeiwr neu i chwilio am rywun
form-zone = Eich cylchfa amser
form-time = Amser ac oriau tawel
field-quiet-from = Tawel o
field-quiet-to = Tawel tan
hint-quiet = Fydd dim byd yn eich cyrraedd yn yr oriau hyn, heblaw am sgwrs sydd ar fin dechrau
field-quiet-long = Mae hynny'n gadael llai na dwy awr y dydd i mi allu eich cyrraedd. Gwnewch yr oriau ychydig yn fyrrach, os gwelwch yn dda.
form-nudges = Pa negeseuon atgoffa
form-nudges-intro = Mae'r hyn y mae rhywun arall yn aros amdano yn eich cyrraedd bob amser. Chi sydd i benderfynu am y gweddill.
field-nudges = Hoffwn gael
form-language = Iaith
field-language = Iaith
form-me = Amdanoch chi
form-me-intro = Mae pwy bynnag y gofynnwch am sgwrs neu gyflwyniad ganddo yn darllen hyn. Nid yw neb arall yn ei weld.
field-headline = Pwy ydych chi, mewn un llinell
placeholder-headline = Myfyriwr mathemateg blwyddyn olaf, â diddordeb mewn iechyd cyhoeddus
field-goal = Beth rydych chi'n gweithio tuag ato
hint-goal = Mae cyfeiriad yn ddigon
field-access = Beth sydd ei angen i sgwrs weithio i chi
hint-access = Capsiynau, cwestiynau yn ysgrifenedig, mynediad heb risiau…
