-- The tidy tables that every question is asked of: keys and references are declared here, what a cell may hold in
-- datapackage.json.
-- Grain of each: its primary key. Filled by fill.sql from the views that read the printed extracts.

-- Extracts that a data folder has only when figures were brought in after the report (rehabdata.intake.merge).
-- Grain: county (with the nation for shares), year, period, and treatment for patients.
CREATE TABLE IF NOT EXISTS printed.brought_patients (
    county_code VARCHAR, county VARCHAR, year VARCHAR, period VARCHAR, treatment VARCHAR, patients VARCHAR,
    source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.brought_gender (
    county_code VARCHAR, county VARCHAR, year VARCHAR, period VARCHAR, men VARCHAR, women VARCHAR, source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.brought_shares (
    county_code VARCHAR, county VARCHAR, year VARCHAR, period VARCHAR, printed_percent VARCHAR, source VARCHAR
);

-- Grain: target of another plan than the LUP; and target, date, period.
CREATE TABLE IF NOT EXISTS printed.plan_targets (
    target VARCHAR, plan VARCHAR, unit VARCHAR, kind VARCHAR, better VARCHAR, wanted VARCHAR, period VARCHAR,
    baseline_date VARCHAR, baseline_region VARCHAR, baseline_comparison VARCHAR, end_date VARCHAR, source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.plan_measurements (
    target VARCHAR, date VARCHAR, period VARCHAR, region VARCHAR, comparison VARCHAR, source VARCHAR
);

-- What the LUP says of its targets without figures. A data folder from before it was read does not have it.
-- Grain: target.
CREATE TABLE IF NOT EXISTS printed.lup_target_states (
    target_id VARCHAR, state VARCHAR, lacks VARCHAR, reason VARCHAR, source VARCHAR
);

-- The series of sick-days and what stands beside it. A data folder from before they came in does not have them.
-- Grain: area, month, sex; date, event; area, year, measure.
CREATE TABLE IF NOT EXISTS printed.sick_days_december (
    county_code VARCHAR, county VARCHAR, rolling_12_months_to VARCHAR, sex VARCHAR, days_per_insured_16_64 VARCHAR,
    source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.sickness_insurance_events (
    date VARCHAR, event VARCHAR, kind VARCHAR, source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.benefit_withdrawals (
    area_code VARCHAR, area VARCHAR, year VARCHAR, measure VARCHAR, percent VARCHAR, source VARCHAR
);

-- What `python -m rehabdata fetch` brings: months that no extract above has in full, years of the regions' staff, and
-- what a source has revised. Grain: area, month, sex; area, year, period; figure (table to figure), day of the fetch.
CREATE TABLE IF NOT EXISTS printed.fetched_sick_days (
    county_code VARCHAR, county VARCHAR, rolling_12_months_to VARCHAR, sex VARCHAR, days_per_insured_16_64 VARCHAR,
    fetched_on VARCHAR, source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.fetched_staff_sickness (
    county_code VARCHAR, county VARCHAR, year VARCHAR, period VARCHAR, percent_of_ordinary_working_time VARCHAR,
    fetched_on VARCHAR, source VARCHAR
);
CREATE TABLE IF NOT EXISTS printed.revisions (
    "table" VARCHAR, county_code VARCHAR, county VARCHAR, time VARCHAR, part VARCHAR, figure VARCHAR, held VARCHAR,
    fetched VARCHAR, fetched_on VARCHAR, source VARCHAR
);

CREATE TABLE area (
    county_code VARCHAR PRIMARY KEY,
    county VARCHAR NOT NULL UNIQUE
);

CREATE TABLE county (
    county_code VARCHAR PRIMARY KEY REFERENCES area (county_code),
    county VARCHAR NOT NULL UNIQUE,
    slug VARCHAR NOT NULL UNIQUE,
    letter VARCHAR NOT NULL UNIQUE,
    landsting_2013 VARCHAR NOT NULL,
    region_today VARCHAR NOT NULL,
    healthcare_region_2013 VARCHAR,
    tile_column INTEGER NOT NULL,
    tile_row INTEGER NOT NULL,
    UNIQUE (tile_column, tile_row)
);

CREATE TABLE county_name (
    name VARCHAR PRIMARY KEY,
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    kind VARCHAR NOT NULL
);

CREATE TABLE patients (
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    year INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    treatment VARCHAR NOT NULL,
    patients INTEGER NOT NULL,
    PRIMARY KEY (county_code, year, period, treatment)
);

CREATE TABLE gender (
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    year INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    men INTEGER NOT NULL,
    women INTEGER NOT NULL,
    PRIMARY KEY (county_code, year, period)
);

CREATE TABLE printed_share (
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    year INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    printed_percent INTEGER NOT NULL,
    PRIMARY KEY (county_code, year, period)
);

CREATE TABLE printed_total (
    report_table INTEGER NOT NULL,
    heading VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    printed INTEGER NOT NULL,
    PRIMARY KEY (report_table, heading, period)
);

CREATE TABLE population (
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    date DATE NOT NULL,
    sex VARCHAR NOT NULL,
    population INTEGER NOT NULL,
    population_15_64 INTEGER NOT NULL,
    PRIMARY KEY (county_code, date, sex)
);

CREATE TABLE peer_group (
    kolada_group VARCHAR PRIMARY KEY,
    title VARCHAR NOT NULL,
    edition VARCHAR
);

CREATE TABLE peer_group_member (
    kolada_group VARCHAR NOT NULL REFERENCES peer_group (kolada_group),
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    PRIMARY KEY (kolada_group, county_code)
);

CREATE TABLE sick_days (
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    -- "2015-12"; "2022" where the source names no month.
    rolling_12_months_to VARCHAR NOT NULL,
    sex VARCHAR NOT NULL,
    days_per_insured_16_64 DECIMAL(5, 2) NOT NULL,
    source VARCHAR NOT NULL,
    of_series BOOLEAN NOT NULL,
    is_fetched BOOLEAN NOT NULL,
    PRIMARY KEY (county_code, rolling_12_months_to, sex, source)
);

CREATE TABLE staff_sickness (
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    landsting VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    period VARCHAR NOT NULL,
    percent_of_ordinary_working_time DECIMAL(4, 2) NOT NULL,
    source VARCHAR NOT NULL,
    is_fetched BOOLEAN NOT NULL,
    PRIMARY KEY (county_code, year, period, source)
);

-- A figure that the folder held when its source had another: the one that is held stays in its own table.
CREATE TABLE revision (
    table_name VARCHAR NOT NULL,
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    time VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    figure VARCHAR NOT NULL,
    held DECIMAL(12, 3) NOT NULL,
    fetched DECIMAL(12, 3) NOT NULL,
    fetched_on DATE NOT NULL,
    source VARCHAR NOT NULL,
    PRIMARY KEY (table_name, county_code, time, part, figure, fetched_on)
);

CREATE TABLE insurance_event (
    event_date VARCHAR NOT NULL,
    event VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    source VARCHAR NOT NULL,
    PRIMARY KEY (event_date, event)
);

CREATE TABLE benefit_withdrawal (
    county_code VARCHAR NOT NULL REFERENCES area (county_code),
    year INTEGER NOT NULL,
    measure VARCHAR NOT NULL,
    withdrawn_percent DECIMAL(4, 1) NOT NULL,
    source VARCHAR NOT NULL,
    PRIMARY KEY (county_code, year, measure)
);

CREATE TABLE target (
    target_id VARCHAR PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    heading VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    unit VARCHAR,
    kind VARCHAR,
    wanted DECIMAL(8, 3),
    baseline_date DATE,
    end_date DATE,
    source VARCHAR NOT NULL
);

CREATE TABLE target_state (
    target_id VARCHAR PRIMARY KEY REFERENCES target (target_id),
    state VARCHAR NOT NULL,
    lacks VARCHAR,
    reason VARCHAR
);

CREATE TABLE measurement (
    target_id VARCHAR NOT NULL REFERENCES target (target_id),
    date DATE NOT NULL,
    period VARCHAR NOT NULL,
    region DECIMAL(8, 3) NOT NULL,
    comparison DECIMAL(8, 3),
    source VARCHAR NOT NULL,
    PRIMARY KEY (target_id, date, period)
);

-- Targets of other plans than the LUP, as they were brought in: named by their own wording.
CREATE TABLE plan_target (
    target VARCHAR PRIMARY KEY,
    place INTEGER NOT NULL UNIQUE,
    plan VARCHAR NOT NULL,
    unit VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    better VARCHAR NOT NULL,
    wanted DECIMAL(9, 3) NOT NULL,
    period VARCHAR NOT NULL,
    baseline_date DATE NOT NULL,
    baseline_region DECIMAL(9, 3) NOT NULL,
    baseline_comparison DECIMAL(9, 3),
    end_date DATE NOT NULL,
    source VARCHAR NOT NULL
);

CREATE TABLE plan_measurement (
    target VARCHAR NOT NULL REFERENCES plan_target (target),
    date DATE NOT NULL,
    period VARCHAR NOT NULL,
    region DECIMAL(9, 3) NOT NULL,
    comparison DECIMAL(9, 3),
    source VARCHAR NOT NULL,
    PRIMARY KEY (target, date, period)
);

CREATE TABLE activity (
    activity_id VARCHAR PRIMARY KEY,
    heading VARCHAR NOT NULL,
    activity VARCHAR NOT NULL,
    state VARCHAR NOT NULL,
    reading VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    printed_status VARCHAR NOT NULL,
    dates VARCHAR,
    named VARCHAR,
    lacks VARCHAR,
    source VARCHAR NOT NULL
);

CREATE TABLE access_fact (
    place INTEGER PRIMARY KEY,
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    theme VARCHAR NOT NULL,
    fact VARCHAR NOT NULL,
    figure DOUBLE,
    unit VARCHAR,
    approximate BOOLEAN,
    chapter VARCHAR NOT NULL,
    box INTEGER,
    UNIQUE (county_code, theme, fact),
    UNIQUE (county_code, box)
);

CREATE TABLE access_reading (
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    treatment VARCHAR NOT NULL,
    reading VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    PRIMARY KEY (county_code, treatment)
);

CREATE TABLE claim (
    check_id VARCHAR PRIMARY KEY,
    place_in_order INTEGER NOT NULL UNIQUE,
    kind VARCHAR NOT NULL,
    document VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    claim VARCHAR NOT NULL,
    former_ids VARCHAR
);

CREATE TABLE claim_figure (
    check_id VARCHAR NOT NULL REFERENCES claim (check_id),
    place_in_order INTEGER NOT NULL,
    figure VARCHAR NOT NULL,
    year INTEGER NOT NULL,
    value DECIMAL(12, 3),
    text VARCHAR,
    decimals INTEGER NOT NULL,
    unit VARCHAR NOT NULL,
    form VARCHAR NOT NULL,
    PRIMARY KEY (check_id, figure, year)
);

CREATE TABLE claim_county (
    check_id VARCHAR NOT NULL REFERENCES claim (check_id),
    county_code VARCHAR NOT NULL REFERENCES county (county_code),
    PRIMARY KEY (check_id, county_code)
);
