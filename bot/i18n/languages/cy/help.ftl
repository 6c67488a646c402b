## Commands, in the help and while typing

command-help = Sut mae'r cyfan yn gweithio
usage-help = /intro help

## Messages

help-row = **{ $usage }**: { $about }
menu-title = Paned
menu-lead = Sgwrs onest o 15 i 30 munud â rhywun y mae ei waith o ddiddordeb i chi. Beth hoffech chi ei wneud?
help-title = Sut mae Paned yn gweithio
help-how = Rydych chi'n dod o hyd i rywun mewn swydd ddiddorol ac yn anfon nodyn byr. Os daw ateb cadarnhaol, rydych chi'n dewis amser, yn paratoi, yn sgwrsio ac yn dweud diolch. Nid cyfweliad am swydd yw hwn byth, ac mae dweud na bob amser yn iawn.
help-private = Dim ond y bobl y bwriadwyd nhw ar eu cyfer sy'n gweld ceisiadau, nodiadau ac atebion. Os bydd un ohonoch yn rhoi gwybod am y llall, bydd trefnwyr yn darllen yr hyn a roddwyd yn yr adroddiad.
help-contact = Oes gennych gwestiwn am hyn? Pwy all ateb: { $who }.
unknown-command = Dydw i ddim yn adnabod “/intro { $typed }”.
unknown-near = Ai **/intro { $near }** roeddech chi'n ei feddwl?

## Buttons

button-help = Cymorth
