//! An invented retail company.

use super::shared::{COMPETENCIES, CORPORATE};
use super::{CourseSeed, PlanSeed, TreeSeed, Words, classroom, hidden, online, plan, unlisted};

pub(super) const WORDS: Words = Words {
    places: &[
        ("Germany", &["Köln", "München", "Leipzig"], 30),
        ("United Kingdom", &["London", "Bristol", "Glasgow"], 55),
        ("France", &["Paris", "Nantes", "Orléans"], 72),
        ("Spain", &["Sevilla", "A Coruña"], 84),
        ("United States", &["Chicago", "Los Angeles"], 100),
    ],
    organisations: &[ORGANISATIONS, CORPORATE],
    functions: &[
        "Store Operations",
        "Merchandising",
        "Supply Chain",
        "Fresh Food",
        "Home & Garden",
        "Fashion",
        "Online Sales",
        "Customer Care",
        "Loss Prevention",
        "Logistics",
        "People & Culture",
        "Finance",
        "Marketing",
        "Technology",
        "Property",
        "Buying",
    ],
    courses: &COURSES,
    programs: &PROGRAMS,
    certifications: &CERTIFICATIONS,
    audiences: &[
        "Store Colleagues",
        "Warehouse Colleagues",
        "Drivers",
        "Head Office",
        "Seasonal Staff",
        "First Aiders",
        "Keyholders",
        "Apprentices",
    ],
    competencies: &COMPETENCIES,
};

const ORGANISATIONS: TreeSeed = TreeSeed {
    framework: "Stores Framework",
    levels: [
        &["Larkfield & Moss Retail"],
        &["Northern Europe", "Southern Europe", "Americas", "Online"],
        &["Region East", "Region West", "Region Central", "Region Coast"],
        &["Flagship Stores", "City Stores", "Superstores", "Outlets", "Warehouses"],
        &["Store 101", "Store 102", "Store 205", "Store 310", "Store 318", "Store 420"],
        &["Checkout", "Fresh Food", "Fashion", "Home & Garden", "Stockroom"],
        &["Early shift", "Late shift"],
    ],
    children: [4, 4, 5, 5, 3, 2, 0],
};

const SERVICE: &str = "Customer Service";
const FOOD: &str = "Food Safety";
const STORE: &str = "Store Operations";
const LOGISTICS: &str = "Warehouse & Logistics";
const COMPLIANCE: &str = "Compliance";
const LEAD: &str = "Leadership";
const PRODUCT: &str = "Product Knowledge";

const COURSES: [CourseSeed; 42] = [
    online("Welcome to Larkfield & Moss", STORE, 25),
    online("Food Hygiene Level 2", FOOD, 60),
    online("Age-Restricted Sales", COMPLIANCE, 30),
    online("Till and Cash Handling", STORE, 35),
    classroom("Great Service, Every Time", SERVICE, 120),
    online("Allergens: What to Say", FOOD, 30),
    online("Handling Complaints", SERVICE, 35),
    online("Anti-Bribery and Corruption", COMPLIANCE, 40),
    classroom("Forklift Operation", LOGISTICS, 420),
    online("Manual Handling", LOGISTICS, 25),
    online("Data Protection at Work", COMPLIANCE, 35),
    online("Fire Marshal Theory", COMPLIANCE, 45),
    online("Cold Chain Control", FOOD, 40),
    online("Visual Merchandising Basics", PRODUCT, 45),
    classroom("First Aid at Work", COMPLIANCE, 400),
    online("Preventing Shoplifting, Fraud and \"Sweethearting\"", STORE, 30),
    online("Stocktaking", STORE, 30),
    online("Returns and Refunds", SERVICE, 20),
    online("Wine & Spirits", PRODUCT, 70),
    online("Knowing Our Fabrics", PRODUCT, 40),
    classroom("New Manager Workshop", LEAD, 380),
    online("Rota Planning", LEAD, 40),
    online("Difficult Conversations", LEAD, 45),
    online("Coaching on the Shop Floor", LEAD, 35),
    classroom("Leading Through Peak", LEAD, 240),
    online("Store P&L Explained", LEAD, 55),
    online("Inclusive Hiring", LEAD, 30),
    online("Loading Bay Safety", LOGISTICS, 25),
    online("Pallet Truck Awareness", LOGISTICS, 20),
    online("Driving for Work", LOGISTICS, 50),
    online("Pest Control", FOOD, 20),
    online("Käsetheke: Schneiden und Beraten", PRODUCT, 35),
    classroom("Barista Skills", PRODUCT, 180),
    online("Cyber Security for Stores", COMPLIANCE, 25),
    online("Modern Slavery in Supply Chains", COMPLIANCE, 30),
    online("Accessibility in Store", SERVICE, 30),
    online("Click & Collect", SERVICE, 20),
    online("Sustainability at Larkfield", STORE, 30),
    classroom("Ladder, Cage and Height Safety", LOGISTICS, 90),
    online("Customers' Rights", SERVICE, 35),
    hidden("Test – ignore", "Archive"),
    hidden("Copy of Till and Cash Handling", "Archive"),
];

const PROGRAMS: [PlanSeed; 7] = [
    plan("First 30 Days", STORE, (0, 1, 4), 0),
    plan("Step into Management", LEAD, (20, 1, 7), 0),
    plan("Service Stars", SERVICE, (4, 2, 3), 0),
    plan("Fresh Food Specialist", FOOD, (1, 4, 4), 0),
    plan("Warehouse Induction", LOGISTICS, (8, 1, 3), 0),
    plan("Product Expert", PRODUCT, (13, 6, 4), 0),
    unlisted("Trial program", "Archive", (40, 1, 2)),
];

const CERTIFICATIONS: [PlanSeed; 7] = [
    plan("Annual Compliance", COMPLIANCE, (2, 1, 10), 12),
    plan("Food Handler", FOOD, (0, 1, 6), 36),
    plan("Safe Store", STORE, (3, 3, 9), 24),
    plan("Forklift Licence", LOGISTICS, (8, 1, 3), 36),
    plan("First Aider", COMPLIANCE, (10, 1, 5), 36),
    plan("Certified Store Manager", LEAD, (20, 1, 7), 0),
    unlisted("Old licence", "Archive", (40, 1, 2)),
];
