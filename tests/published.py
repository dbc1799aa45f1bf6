"""Literal copies of what the report prints, typed from the document: what the tests hold the extracts against."""

# county code -> printed "Andel ansökt", percent
SHARES_2012 = {
    "10": 30, "20": 20, "09": 33, "21": 43, "13": 9, "23": 31, "06": 30, "08": 44, "07": 26, "25": 15, "12": 73,
    "01": 9, "04": 30, "03": 25, "17": 27, "24": 5, "22": 18, "19": 52, "14": 24, "18": 15, "05": 32,
}  # fmt: skip
SHARES_2013 = {
    "10": 52, "20": 35, "09": 51, "21": 51, "13": 26, "23": 40, "06": 31, "08": 50, "07": 37, "25": 30, "12": 103,
    "01": 30, "04": 49, "03": 37, "17": 58, "24": 23, "22": 30, "19": 41, "14": 61, "18": 23, "05": 31,
}  # fmt: skip
NATION_PERCENT = {2012: 28, 2013: 48}

# The Summa rows, as printed but for the thousands' spaces.
TOTALS = {
    (1, "2011 MMR"): 4795,
    (1, "2012 MMR nivå 1"): 1016,
    (1, "2012 MMR nivå 2"): 1702,
    (1, "2013 MMR nivå 1"): 1708,
    (1, "2013 MMR nivå 2"): 2793,
    (2, "KBT/IPT 2011"): 28302,
    (2, "KBT/IPT 2012"): 11487,
    (2, "KBT/IPT 2013"): 21906,
    (3, "2012 Man"): 3945,
    (3, "2012 Kvinna"): 10260,
    (3, "2013 Man"): 7196,
    (3, "2013 Kvinna"): 19211,
}

# Shares so near a half percent that a slip in rate, frame or population would flip the printed figure; percent.
THIN_MARGINS = {
    (2013, "13"): 25.522,
    (2013, "14"): 60.526,
    (2013, "12"): 102.539,
    (2013, "01"): 30.454,
    (2012, "03"): 24.547,
    (2012, "18"): 15.447,
}
NATION_EARNED_MKR = {2012: (254.039, 900), 2013: (457.664, 948)}
