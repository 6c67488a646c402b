"""Welsh questions that a host's profile or a quick search answers, as rules."""

from __future__ import annotations

CLASSES = {
    "SWYDD": r"(?:(?:teitl )?(?:eich )?(?:swydd|job|jobyn|rôl|gwaith|teitl|teitl swydd"
    r"|galwedigaeth|teitl eich swydd))",
    "CWMNI": r"(?:yourorg|eich (?:cwmni|sefydliad|cyflogwr)|y cwmni|y sefydliad)",
    "BLE": r"(?:ble|lle|mhle)",
    "OES": r"(?:yw|oedd|ydyn)",
    "ASTUDIO": r"(?:astudio\w*|astudiasoch|astudiwyd)",
    "LLENWI": r"(?:te|to|chi|nawr|rŵan|wan|yn|y|yr|prifysgol|coleg|presennol|gwmws|union|plis"
    r"|ar hyn o bryd|dyddi(?:e|au)|ma|bellach|o ddydd i ddydd|ysgol|'te|'to|eto|felly|haha|lol|iddo|ynddo|gennychchi"
    r"|ei|bob dydd|go iawn|os caf i (?:ofyn|gofyn))",
    "PETH": r"(?:(?!(?:pobl|rhywun|nhw|hi|fe|fo|o|chi|plant|neb|eich|dda|da|gorau|newydd)\b)[^\W\d_][\w'-]+)",
    "TIR": r"(?:cymru|gwlad|wlad|byd|lloegr|tref|dinas|gogledd|de|canolbarth|gorllewin|dwyrain|sir)",
    "IAITH": r"(?:(?:y )?(?:cymraeg|saesneg|ffrangeg|almaeneg|sbaeneg|pwyleg|ieithoedd eraill))",
    "ENW": r"(?:(?!(?:eich|y|yr|peth|cyflog|tâl|da|dda|gwael|gorau|pwysig|cyngor|diwrnod|wythnos"
    r"|llwyddiant|problem|her|dyfodol|barn|diwylliant|anodd|hawdd|hyn|hwn|hon|hynny|normal|teg|rhaid"
    r"|swydd|gwaith|darn|rhan|ei|fy|ystod|ots|maint|maes|enw|job|gwahaniaeth|nhw|prif|fe|o|hi|fo"
    r"|realistig|arferol|cychwynnol|gwendid|ystyr|pwrpas)\b)[^\W\d_][\w'-]+)",
}
ALWAYS = (
    "beth OES [eich] SWYDD [LLENWI] [LLENWI] [LLENWI] $",
    "^ eich SWYDD $",
    "beth [yn] [gwmws|union] [ydych] [yr] [ydych] chi [yn] [ei] gwneud [LLENWI] [LLENWI] [LLENWI] $",
    "beth mae CWMNI [yn] [ei] gwneud [LLENWI] $",
    "beth mae PETH [PETH] [PETH] yn [ei] gwneud [LLENWI] $",
    "beth yw CWMNI [LLENWI] $",
    "beth yw prif gwaith|busnes|pwrpas CWMNI $",
    "beth yw ystyr|diffiniad yourtopic|ENW [ENW] $",
    "beth yw yourtopic|yourrole [LLENWI] $",
    "beth yw ENW [ENW] [LLENWI] $",
    "BLE [yr] [ydych] chi [yn] gweithio [LLENWI] [LLENWI] [LLENWI] $",
    "pa cwmni|sefydliad|cyflogwr … gweithio [LLENWI] $",
    "i pwy .. chi [yn] gweithio $",
    "pa maes|sector|diwydiant … gweithio [LLENWI] $",
    "BLE mae|yw .. CWMNI [wedi] [ei] [lleoli] [LLENWI] $",
    "BLE mae prif swyddfa … $",
    "pryd y|cafodd sefydlwyd|sefydlu|cwmni|yourorg … $",
    "pryd sefydlwyd … $",
    "faint o pobl sydd|sy [yn] gweithio … CWMNI $",
    "faint o pobl mae CWMNI … $",
    "maint CWMNI $",
    "pa mor mawr yw CWMNI $",
    "pwy yw pennaeth|bos|rheolwr CWMNI $",
    "pa ieithoedd … siarad [LLENWI] $",
    "am beth caf i gofyn [i] [chi] $",
    "beth [ydych] chi [yn] gwneud am|at eich byw|bywoliaeth $",
    "BLE mae eich swyddfa|cwmni|pencadlys .. $",
    "BLE mae swyddfa … $",
    "BLE rydych chi [yn] gweithio [LLENWI] [LLENWI] [LLENWI] [LLENWI] $",
)
WHERE_STUDIED = (
    "BLE [wnaethoch|nathoch|naethoch|buoch|oeddech] [chi] [yn] astudio\\w* [chi] [LLENWI] [LLENWI] $",
    "BLE cawsoch|gawsoch|gaethoch|cafodd chi eich gradd|addysg [LLENWI] $",
    "BLE buoch|aethoch|fuoch chi [yn|i] [y|yr] prifysgol|coleg $",
    "[yn|i] pa prifysgol|coleg … $",
)
STUDY = (
    "beth|pa .. [wnaethoch|nathoch|naethoch|buoch] .. ASTUDIO [LLENWI] [LLENWI] [LLENWI] [LLENWI] $",
    "^ eich gradd|cymwysterau|pwnc [gradd] $",
    "beth yw|oedd pwnc eich gradd|cwrs $",
    "beth yw|oedd eich cwrs|pwnc [LLENWI] [LLENWI] [LLENWI] $",
    "pa pwnc … eich gradd|cwrs $",
    "pa gradd sydd|sy gennychchi|gyda [chi] $",
    "beth yw eich cefndir academaidd|addysgol",
    "beth yw|oedd eich gradd|pwnc [gradd] [chi] $",
    "pa cymwysterau sydd|sy gennychchi|gyda [chi] $",
)
BEFORE = (
    "beth oeddech chi .. [ei] gwneud|dysgu|gweithio cyn … $",
    "pa pwnc oeddech chi .. dysgu … $",
    "beth wnaethoch chi .. cyn … $",
    "beth oedd eich SWYDD .. cyn … $",
    "BLE oeddech chi .. gweithio cyn … $",
)
SINCE = ("ers faint|pryd .. chi .. gweithio|yno [LLENWI] $",)
REGION = (
    "BLE … chi … byw|lleoli [LLENWI] [LLENWI] [LLENWI] $",
    "BLE yn|yng|ym … ydych chi [yn] [byw|gweithio] [LLENWI] $",
    "BLE mae eich cartref|cartre [LLENWI] $",
    "[yn] pa ardal|rhanbarth|dinas|tref|sir|pentref|lle mae eich cartref|swyddfa [LLENWI] $",
    "[yn|o] BLE yn|yng cymru ydych chi … $",
    "[yn|o] pa ardal|rhanbarth|dinas|tref|sir|pentref [o|yn] .. ydych chi [yn] [byw|gweithio] [ynddi|ynddo] [LLENWI] $",
    "[yn|o] pa rhan o [y|yr] TIR … ydych chi [yn] [byw|gweithio] [ynddi|ynddo] [LLENWI] $",
    "beth yw eich ardal|rhanbarth|lleoliad $",
)
LANGUAGES = (
    "[ydych] chi [yn] siarad IAITH [LLENWI] $",
    "[ydych] chi [yn] gallu siarad IAITH [LLENWI] $",
    "ydych chi yn rhugl yn [yr|y] IAITH $",
    "pa ieithoedd … medru|siarad [LLENWI] $",
    "sawl iaith … siarad [LLENWI] $",
    "faint o ieithoedd … siarad [LLENWI] $",
    "gallwch [chi] siarad|sgwrsio [yn] [yr|y] IAITH [LLENWI] $",
    "yw [yr|y] IAITH gennychchi|gyda [chi] $",
    "caf [i|ni] siarad|sgwrsio [yn] [yr|y] IAITH [gyda] [chi] $",
    "pa ieithoedd sydd|sy gennychchi|gyda [chi] $",
    "caf|gallwn|allwn i|ni|fi [ni] siarad|sgwrsio [gyda] [chi] yn [yr|y] IAITH $",
)
SECTOR = (
    "[yn|i] pa maes|sector|diwydiant mae|yw CWMNI … $",
    "[yn|i] pa maes|sector|diwydiant mae eich gwaith|swydd|cwmni|sefydliad [yn] [perthyn] $",
    "beth yw eich maes|sector [LLENWI] $",
    "beth yw [yr] maes|sector|diwydiant … chi yn gweithio [ynddo] $",
)
