## Commands, in the help and while typing

command-guide = Beth sy'n gwneud sgwrs dda: o'r nodyn cyntaf i'r diolch
usage-guide = /intro guide

## The list of cards

guide-title = Y canllaw
guide-lead = Cardiau byr am sgwrs dda, o'r syniad cyntaf i'r diolch. Munud yr un; dechreuwch ble bynnag y mynnwch.
guide-place = Cerdyn { $number } o { $most }.

## The cards

guide-what-title = Beth yw sgwrs fel hon
guide-what = Sgwrs o 15 i 30 munud yw hi, gyda rhywun sy'n gwneud gwaith o ddiddordeb i chi. Chi sy'n gofyn, a chewch glywed sut waith ydyw mewn gwirionedd a sut mae dod ato.
guide-what-not = Nid cyfweliad am swydd yw hi, ac nid ydych yn gofyn am swydd ynddi. Felly mae'n hawdd cytuno: hanner awr yw'r cyfan, a does neb yn cael ei farnu.
guide-whom-title = Pwy i'w holi, a sawl un
guide-whom = Dechreuwch gyda'r hyn rydych chi eisiau ei wybod, a chwiliwch am bobl sy'n gwneud y gwaith hwnnw nawr: ychydig flynyddoedd o'ch blaen, yn hytrach nag ar y brig. Maen nhw'n dal i gofio'r ffordd i mewn.
guide-whom-near = Dechreuwch yn agos: gyda phobl o'ch ysgol, eich cwrs neu eich hen waith, a phobl y mae eich ffrindiau'n eu hadnabod. Gall rhywun rydych chi'n ei led-adnabod ddweud mwy sy'n newydd na ffrind agos.
guide-whom-many = Gofynnwch i ddau neu dri ar y tro, a siaradwch â thua phump cyn penderfynu dim: nid yw wythnos un person yn dangos galwedigaeth gyfan.
guide-writing-title = Ysgrifennu'r nodyn
guide-writing = Llai na 100 o eiriau: pwy ydych chi, mewn llinell; sut y daethoch o hyd i'r person; pam y person hwn a neb arall; ac un neu ddau o bethau yr hoffech eu gwybod.
guide-writing-easy = Dywedwch faint o amser, rhwng 15 a 30 munud, a gwnewch hi'n hawdd dweud na: “Byddwn yn falch o gael 20 munud, ac mae'n hollol iawn os nad yw'n gyfleus.”
guide-writing-own = Ysgrifennwch bob nodyn ar gyfer un darllenydd. Mae'n hawdd adnabod nodyn a aeth at ddeg o bobl.
guide-avoid-title = Beth i beidio â'i ofyn
guide-avoid = Peidiwch â gofyn am swydd, lleoliad gwaith na geirda. Os daw rhywbeth felly yn nes ymlaen, gadewch iddo ddod fel cynnig.
guide-avoid-questions = Peidiwch â gofyn yr hyn y byddai chwiliad neu'r proffil yn ei ateb, na beth yw cyflog y person; mae “Beth yw'r ystod arferol ar gyfer y rôl hon?” yn iawn. A pheidiwch â gofyn cwestiwn ie neu na lle hoffech chi glywed stori.
guide-avoid-private = Dim byd na fyddech chi eisiau i rywun dieithr ei ofyn i chi: am deulu, iechyd, oedran neu gydweithwyr.
guide-limits-title = Pam mae terfynau
guide-limits = Gallwch gael ychydig o geisiadau ar agor ar y tro, ac mae terfyn i bob sefydliad hefyd. Felly mae meddwl y tu ôl i bob cais, ac nid oes neb yn cael dau gais ar ddamwain.
guide-limits-host = Mae gwesteiwr yn dweud faint o sgyrsiau y mis sy'n bosibl. Pan fydd digon o geisiadau'n aros am ateb, dim ond aros y byddai eich cais chi hefyd, felly rydych chi'n gweld pobl eraill yn lle hynny. Mae ateb neu fis newydd yn gwneud lle.
guide-limits-now = Mae nodyn a ysgrifennoch chi yn cael ei gadw. Yn y cyfamser gallwch ofyn i rywun arall, neu ddewis pwy i'w holi nesaf.
guide-no-title = Ateb “na”, neu dawelwch
guide-no = Disgwyliwch ambell un. Arwydd o wythnos lawn yw tawelwch gan amlaf, ac nid yw “na” yn dweud dim amdanoch chi: efallai fod gan y person sgyrsiau eraill yn barod, neu wyliau.
guide-no-next = Peidiwch â gofyn pam. Ar ôl tri diwrnod gwaith heb ateb, gofynnwch i rywun arall. Yma anfonir negeseuon atgoffa drosoch, felly nid oes angen ysgrifennu eto.
guide-no-count = Cyfrwch y nodiadau rydych wedi'u hanfon, nid yr atebion: dyna'r rhan sydd yn eich dwylo chi.
guide-ready-title = Paratoi
guide-ready = Darllenwch am y person a'r sefydliad. Dewiswch un nod, ychydig o gwestiynau yn eu trefn, a 30 eiliad amdanoch chi eich hun.
guide-ready-person = **Wyneb yn wyneb.** Gwisgwch fel y mae pobl yn y gwaith hwnnw, neu fymryn yn daclusach. Dewiswch le cyhoeddus, digon tawel i siarad, a byddwch yno bum munud yn gynnar. Chi sy'n talu am y coffi; does dim tâl am fynd am dro.
guide-ready-video = **Galwad fideo.** Profwch y sain a'r llun, gwefrwch, a diffoddwch hysbysiadau. Eisteddwch mewn lle tawel gyda golau o'ch blaen, a gwisgwch fel petaech wyneb yn wyneb. Cytunwch beth i'w wneud os bydd yr alwad yn methu.
guide-ready-phone = **Dros y ffôn.** Chi sy'n ffonio, ar amser, o le tawel gyda signal da. Gwiriwch unwaith eto faint o'r gloch yw hi lle mae'r person arall.
guide-ready-chat = **Sgwrs ysgrifenedig.** Cytunwch pryd i ddechrau a phryd i orffen, a gofynnwch un cwestiwn ym mhob neges.
guide-questions-title = Cwestiynau da
guide-questions = Rhai agored, am yr hyn na all neb arall ei ateb:
guide-question-path = Sut daethoch chi i'r gwaith hwn?
guide-question-day = Sut oedd eich diwrnod gwaith diwethaf, o'i ddechrau i'w ddiwedd?
guide-question-wrong = Beth mae pobl o'r tu allan yn ei gamddeall am y gwaith?
guide-question-less = Beth ydych chi'n ei hoffi leiaf?
guide-question-who = Pa fath o berson sy'n ffynnu yno?
guide-question-change = Beth sy'n newid yn eich maes?
guide-question-place = Beth fyddech chi'n ei wneud y mis hwn, yn fy lle i?
guide-question-onward = Gyda phwy arall y dylwn i siarad?
guide-questions-more = Unwaith y bydd sgwrs ar y gweill, mae “/intro prep” yn awgrymu rhagor.
guide-talk-title = Y sgwrs ei hun
guide-talk = Dechreuwch gyda diolch, yna dywedwch pwy ydych chi a beth hoffech ei ddeall, mewn 30 eiliad. Wedyn gofynnwch. Y person arall ddylai siarad fwyaf.
guide-talk-listen = Dilynwch yr hyn sy'n eich diddori yn hytrach na'ch rhestr, a nodwch air neu ddau. Mae ateb da yn haeddu ail gwestiwn.
guide-talk-end = Ychydig cyn y diwedd, gofynnwch gyda phwy arall y dylech siarad. Gorffennwch ar y funud, oni bai eich bod yn cael cynnig rhagor.
guide-after-title = Ar ôl y sgwrs
guide-after = Yr un diwrnod, ysgrifennwch beth ddysgoch chi, beth oedd yn annisgwyl, a beth wnewch chi nesaf.
guide-after-thanks = Diolchwch o fewn diwrnod: enwch un peth a glywsoch, a beth wnewch chi ag ef. Mae croeso i ddiolch hwyr hefyd; mae pobl yn hoffi cael diolch yn fwy nag y byddem yn ei ddisgwyl.
guide-after-later = Cadwch bob addewid, ac ymhen rhai wythnosau dywedwch beth ddaeth o'r cyngor. Bydd pwy bynnag a'i rhoddodd yn hoffi gwybod.
guide-network-title = Meithrin rhwydwaith
guide-network = Gall pob sgwrs arwain at un arall: mae “Gyda phwy arall y dylwn i siarad?” yn gwestiwn olaf da. Mae'n haws ateb cyflwyniad gan rywun cyfarwydd na nodyn gan rywun dieithr.
guide-network-touch = Cadwch mewn cysylltiad yn ysgafn, ychydig o weithiau'r flwyddyn ar y mwyaf, a chyda rheswm: rhywbeth y rhoesoch gynnig arno, erthygl, gair o ddiolch.
guide-network-both = Dywedwch pwy rydych chi'n eu hadnabod hefyd, gyda “/intro know”. Gallwch gyflwyno eraill ymhell cyn i chi deimlo eich bod wedi cyrraedd.
guide-forward-title = Talu'r gymwynas ymlaen
guide-forward = Mae rhywun wedi rhoi hanner awr i chi. Mae gennych chithau rywbeth i'w roi: hoffai pwy bynnag sydd gam y tu ôl i chi glywed sut y cymeroch chi'r cam hwnnw.
guide-forward-host = Gyda “/intro host” rydych chi'n dweud beth hoffech siarad amdano, a faint o sgyrsiau y mis sy'n iawn. Mae un yn ddigon.
guide-reading-title = Darllen pellach
guide-reading = Llyfrau ac erthyglau, os hoffech wybod mwy:
guide-book-bolles = { $book }: darganfod beth rydych chi ei eisiau, a holi'r rhai sy'n ei wneud.
guide-book-dalton = { $book }: at bwy i ysgrifennu, pryd i ysgrifennu eto, a sut i arwain y sgwrs.
guide-book-life = { $book }: sgyrsiau fel ffordd o roi cynnig ar ddyfodol.
guide-book-knight = { $book }: erthygl am gael y gorau o sgwrs fel hon.
guide-book-ties = { $book }: astudiaeth o'r hyn y gall cydnabod pell ei wneud.
guide-book-thanks = { $book }: astudiaeth o'r croeso y mae diolch yn ei gael.
guide-reading-own = Mae eich trefnwyr yn awgrymu:
guide-reading-saved = Wedi'i gadw. Dyma beth mae aelodau'n ei ddarllen nawr:

## Where it is offered

guide-first = Ai dyma eich nodyn cyntaf yma? Mae hwn yn cymryd munud i'w ddarllen.

## Buttons

button-guide = Canllaw
button-guide-all = Yr holl gardiau
button-guide-back = Yn ôl
button-guide-limits = Pam mae terfynau
button-guide-next = Nesaf
button-guide-no = Am ateb “na”, neu dawelwch
button-guide-reading = Newid y rhestr ddarllen
button-guide-ready = Sut i baratoi
button-guide-writing = Beth sy'n gwneud nodyn da

## Forms

form-reading = Rhestr ddarllen
field-reading = Beth rydych chi'n ei awgrymu
hint-reading = Teitl ac awdur, un i bob llinell. Yn wag: ein rhestr ni.
