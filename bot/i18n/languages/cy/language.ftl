## Yr iaith ei hun

language-name = Cymraeg
