## Commands, in the help and while typing

command-intro = Sgwrsio â rhywun y mae ei waith o ddiddordeb i chi
argument-topic = Pwnc, swydd, sector neu sefydliad
argument-host = Rhywun yn y gweinydd hwn
argument-member = Aelod o'r gweinydd hwn
argument-member-name = Enw rhywun a gyfarfuoch yma, hefyd mewn cymuned gysylltiedig
argument-zone = Eich cylchfa amser: dinas neu wlad
argument-name = Enw gwesteiwr, hefyd mewn cymuned sy'n gysylltiedig â hon
