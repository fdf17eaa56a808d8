//! Made-up values of the gallery, as the look shows them.

/// Year, complete and not complete: enrolments that were open in it.
pub const YEARS: [(i32, i64, i64); 8] = [
    (2019, 9_811, 8_393),
    (2020, 9_502, 7_418),
    (2021, 14_890, 9_426),
    (2022, 19_416, 10_454),
    (2023, 22_870, 10_275),
    (2024, 26_385, 10_517),
    (2025, 30_777, 10_479),
    (2026, 26_353, 12_287),
];

/// Category, complete and all.
pub const CATEGORIES: [(&str, i64, i64); 6] = [
    ("Mandatory training", 10_085, 12_420),
    ("Clinical skills", 6_469, 8_960),
    ("Health and safety", 4_373, 6_310),
    ("Digital systems", 3_354, 5_240),
    ("Leadership", 1_378, 3_480),
    ("Wellbeing", 694, 2_230),
];

/// Names as long as customers write them.
pub const LONG: [&str; 4] = [
    "Safe moving and handling of people in community settings, with practical assessment and yearly refresher (level 2)",
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
    "R&D <induction>",
    "Wellbeing",
];
