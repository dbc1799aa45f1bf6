"""What the measures of treatments are called, by what is counted: in full, and short as a table's heading."""

from rehabdata.language import later

COUNTED = {
    "kbt": later("Patienter i KBT/IPT"),
    "mmr": later("Patienter i MMR"),
    "mmr1": later("Patienter i MMR1"),
    "mmr2": later("Patienter i MMR2"),
    "alla": later("Patienter i alla behandlingar"),
}
COUNTED_SHORT = {
    "kbt": later("KBT/IPT, patienter"),
    "mmr": later("MMR, patienter"),
    "mmr1": later("MMR1, patienter"),
    "mmr2": later("MMR2, patienter"),
    "alla": later("Alla, patienter"),
}
PER_10000 = {
    "kbt": later("Patienter i KBT/IPT per 10\u00a0000 invånare 15–64 år"),
    "mmr": later("Patienter i MMR per 10\u00a0000 invånare 15–64 år"),
    "mmr1": later("Patienter i MMR1 per 10\u00a0000 invånare 15–64 år"),
    "mmr2": later("Patienter i MMR2 per 10\u00a0000 invånare 15–64 år"),
    "alla": later("Patienter i alla behandlingar per 10\u00a0000 invånare 15–64 år"),
}
PER_10000_SHORT = {
    "kbt": later("KBT/IPT per 10\u00a0000"),
    "mmr": later("MMR per 10\u00a0000"),
    "mmr1": later("MMR1 per 10\u00a0000"),
    "mmr2": later("MMR2 per 10\u00a0000"),
    "alla": later("Alla per 10\u00a0000"),
}
CHANGED = {
    "kbt": later("Ändring av patienter i KBT/IPT sedan året före"),
    "mmr": later("Ändring av patienter i MMR sedan året före"),
    "mmr1": later("Ändring av patienter i MMR1 sedan året före"),
    "mmr2": later("Ändring av patienter i MMR2 sedan året före"),
    "alla": later("Ändring av patienter i alla behandlingar sedan året före"),
}
CHANGED_SHORT = {
    "kbt": later("KBT/IPT, ändring i patienter"),
    "mmr": later("MMR, ändring i patienter"),
    "mmr1": later("MMR1, ändring i patienter"),
    "mmr2": later("MMR2, ändring i patienter"),
    "alla": later("Alla, ändring i patienter"),
}
CHANGED_PERCENT = {
    "kbt": later("Ändring av patienter i KBT/IPT sedan året före, i procent"),
    "mmr": later("Ändring av patienter i MMR sedan året före, i procent"),
    "mmr1": later("Ändring av patienter i MMR1 sedan året före, i procent"),
    "mmr2": later("Ändring av patienter i MMR2 sedan året före, i procent"),
    "alla": later("Ändring av patienter i alla behandlingar sedan året före, i procent"),
}
CHANGED_PERCENT_SHORT = {
    "kbt": later("KBT/IPT, ändring i procent"),
    "mmr": later("MMR, ändring i procent"),
    "mmr1": later("MMR1, ändring i procent"),
    "mmr2": later("MMR2, ändring i procent"),
    "alla": later("Alla, ändring i procent"),
}
