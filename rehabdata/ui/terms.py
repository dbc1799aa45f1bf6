"""What the documents' terms mean, said where they stand."""

from rehabdata.language import later

TREATMENTS = later(
    "KBT är kognitiv beteendeterapi och IPT interpersonell psykoterapi, vid ångest, depression och stress. MMR är "
    "multimodal rehabilitering: ett team av flera yrken behandlar långvarig smärta. Sedan 2012 delas den i nivå 1 "
    "(MMR1, oftast i primärvården) och nivå 2 (MMR2, oftast i den specialiserade vården)."
)
OF_TARGET = {  # target id -> what is measured
    "sick-days": later(
        "Sjukpenningdagar (sjukpenningtalet) är utbetalda dagar under tolv månader, omräknade till hela dagar, per "
        "försäkrad 16–64 år."
    )
}
