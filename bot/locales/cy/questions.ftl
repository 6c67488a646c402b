# Cwestiynau i fynd gyda chi, fesul categori, yn nhrefn sgwrs dda.
# $role, $organisation and $topic come from the host's profile: text that a member wrote. They stand
# in brackets or after a colon, so that nothing before them asks for a mutation.

question-category-path = Llwybr a throbwyntiau
question-category-day = O ddydd i ddydd
question-category-industry = I ble mae'r maes yn mynd
question-category-insights = Mewnwelediadau a phethau annisgwyl
question-category-culture = Diwylliant, a phwy sy'n ffynnu
question-category-balance = Y da, y drwg a'r hyll
question-category-skills = Sgiliau a ffyrdd i mewn
question-category-advice = Cyngor
question-category-resources = Beth i'w ddarllen a'i glywed, a ble i ymuno
question-category-projects = Pethau i roi cynnig arnynt
question-category-onward = Ymlaen

bank-path-1 = Pa adegau wnaeth eich troi tuag at y gwaith rydych chi'n ei wneud nawr?
bank-path-2 = Pa waith cynharach sy'n dal i'ch helpu yn eich rôl ({ $role })?
bank-path-3 = Pa ddewis ar hyd y ffordd fyddech chi'n ei wneud yn wahanol heddiw?
bank-path-4 = Beth wnaeth eich denu i'r sefydliad hwn ({ $organisation }) yn hytrach na rhywle arall?

bank-day-1 = Sut aeth eich amser yn yr wythnos gyffredin ddiwethaf?
bank-day-2 = Beth sy'n cymryd mwy o'ch amser nag y byddai rhywun o'r tu allan yn ei ddyfalu?
bank-day-3 = Pa benderfyniadau rydych chi'n eu gwneud ar eich pen eich hun yn eich rôl ({ $role })?

bank-industry-1 = Beth sy'n newid yn eich maes nad yw newydd-ddyfodiaid wedi sylwi arno eto?
bank-industry-2 = Ble fydd y maes hwn ymhen pum mlynedd, yn eich barn chi: { $topic }?
bank-industry-3 = Pa ran o'ch maes sy'n tyfu'n dawel bach?

bank-insights-1 = Beth wnaeth eich synnu fwyaf ar ôl i chi ddechrau yn y gwaith?
bank-insights-2 = Beth mae pobl yn ei gamddeall am rôl fel hon ({ $role })?
bank-insights-3 = Beth rydych chi'n ei wybod nawr na ddywedodd neb wrthych ar y dechrau?

bank-culture-1 = Pwy sy'n ffynnu yn y sefydliad hwn ({ $organisation })?
bank-culture-2 = Sut mae anghytundebau'n cael eu datrys yn y sefydliad hwn ({ $organisation })?
bank-culture-3 = Pa fath o berson sy'n tueddu i adael y math hwn o waith?

bank-balance-1 = Pa ran o'ch gwaith fyddech chi'n ei gwneud am ddim?
bank-balance-2 = Beth yw'r rhan anoddaf nad yw byth i'w gweld o'r tu allan?
bank-balance-3 = Beth sy'n gwneud wythnos wael mewn rôl fel hon ({ $role })?

bank-skills-1 = Pa sgìl sy'n gwneud y gwahaniaeth mwyaf mewn rôl fel hon ({ $role })?
bank-skills-2 = Drwy ba ffyrdd llai amlwg mae pobl wedi dod i'ch tîm?
bank-skills-3 = Faint mae angen i ddechreuwr ei wybod am y pwnc hwn ar y diwrnod cyntaf: { $topic }?

bank-advice-1 = Beth fyddech chi'n ei wneud yn y tri mis nesaf yn fy lle i?
bank-advice-2 = Beth fyddai'n gwneud i chi feddwl nad yw'r gwaith hwn yn addas i rywun?
bank-advice-3 = Beth sy'n werth ei ddysgu'n gyntaf am y pwnc hwn: { $topic }?

bank-resources-1 = Pa beth a ddarllenoch neu a glywoch am y pwnc hwn ({ $topic }) newidiodd eich ffordd o weithio?
bank-resources-2 = Pa grwpiau neu ddigwyddiadau sy'n werth noson i ddechreuwr?
bank-resources-3 = Syniadau pwy yn eich maes rydych chi'n eu dilyn?

bank-projects-1 = Pa brosiect bach fyddai'n dangos i mi a ydw i'n hoffi'r gwaith hwn?
bank-projects-2 = Pa broblem yn y maes hwn ({ $topic }) y gallai dechreuwr roi cynnig arni heb gymorth?
bank-projects-3 = Beth welsoch chi newydd-ddyfodiad yn ei greu a wnaeth argraff arnoch?

bank-onward-1 = Pwy arall ddylwn i siarad â nhw er mwyn gweld ochr arall i hyn?
bank-onward-2 = Beth ddylwn i fod wedi'i ofyn i chi?
bank-onward-3 = Pwy sy'n gweld y gwaith hwn yn hollol wahanol i chi?
