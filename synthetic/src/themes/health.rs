//! An invented health service.

use super::shared::{COMPETENCIES, CORPORATE};
use super::{CourseSeed, PlanSeed, TreeSeed, Words, classroom, hidden, online, plan, unlisted};

pub(super) const WORDS: Words = Words {
    places: &[
        ("United Kingdom", &["Leeds", "York", "Bradford", "Hull", "Sheffield"], 62),
        ("Ireland", &["Cork", "Galway"], 74),
        ("Australia", &["Sydney", "Melbourne", "Newcastle"], 88),
        ("New Zealand", &["Wellington", "Dunedin"], 95),
        ("France", &["Saint-Étienne", "Lyon"], 100),
    ],
    organisations: &[ORGANISATIONS, CORPORATE],
    functions: &[
        "Nursing",
        "Emergency Care",
        "Pharmacy",
        "Radiology",
        "Mental Health",
        "Community Care",
        "Theatre Services",
        "Pathology",
        "Finance",
        "People & Culture",
        "Estates",
        "Digital Services",
        "Quality and Safety",
        "Patient Experience",
        "Dietetics",
        "Physiotherapy",
    ],
    courses: &COURSES,
    programs: &PROGRAMS,
    certifications: &CERTIFICATIONS,
    audiences: &[
        "Nursing and Midwifery",
        "Medical Staff",
        "Allied Health",
        "Administration",
        "Estates and Facilities",
        "Night Staff",
        "Volunteers",
        "Bank and Agency",
    ],
    competencies: &COMPETENCIES,
};

const ORGANISATIONS: TreeSeed = TreeSeed {
    framework: "Healthcare Framework",
    levels: [
        &["Northmoor Health Service"],
        &["North Division", "South Division", "Coastal Division", "Community Division"],
        &["Ashfield Hospital", "Brampton Infirmary", "Calder Valley Hospital", "Denholme Health Centre", "Eastgate Clinic"],
        &["Medicine", "Surgery", "Women's & Children's", "Emergency", "Diagnostics", "Outpatients"],
        &["Cardiology", "Oncology", "Orthopaedics", "Paediatrics", "Stroke Unit", "Maternity"],
        &["Ward 1", "Ward 2", "Ward 3", "Day Unit"],
        &["Day team", "Night team"],
    ],
    children: [4, 5, 6, 5, 3, 2, 0],
};

const CLINICAL: &str = "Clinical Skills";
const SAFETY: &str = "Workplace Health & Safety";
const DATA: &str = "Data Security and Privacy";
const PEOPLE: &str = "People";
const LEAD: &str = "Leadership & Management";
const WELL: &str = "Wellbeing";
const PATIENT: &str = "Patient Safety";

const COURSES: [CourseSeed; 46] = [
    online("Fire Safety Awareness", SAFETY, 35),
    online("Infection Prevention and Control", PATIENT, 45),
    online("Information Governance Essentials", DATA, 40),
    online("Equality, Diversity and Inclusion", PEOPLE, 50),
    classroom("Basic Life Support", CLINICAL, 180),
    online("Safeguarding Adults Level 1", PATIENT, 40),
    online("Safeguarding Children Level 1", PATIENT, 40),
    online("Moving and Handling: Theory", SAFETY, 30),
    classroom("Moving and Handling: Practical", SAFETY, 150),
    online("Cyber Security for Everyone", DATA, 25),
    online("Hand Hygiene", PATIENT, 20),
    online("Conflict Resolution", PEOPLE, 60),
    online("Medicines Management", CLINICAL, 75),
    online("Sepsis: Spot It, Treat It", CLINICAL, 35),
    classroom("Immediate Life Support", CLINICAL, 420),
    online("Consent and Mental Capacity", PATIENT, 55),
    online("Freedom to Speak Up", PEOPLE, 20),
    online("Display Screen Equipment", SAFETY, 20),
    online("Slips, Trips and Falls", SAFETY, 25),
    online("Privacy and the Workplace", DATA, 30),
    classroom("Leading Teams Workshop", LEAD, 390),
    online("Giving Feedback", LEAD, 35),
    online("Setting Expectations", LEAD, 30),
    online("The Successful Conversations Framework", LEAD, 45),
    classroom("Coaching Skills for Leaders", LEAD, 360),
    online("Recruiting Fairly", LEAD, 40),
    online("Budget Holder Basics", LEAD, 50),
    online("Mental Health in the Workplace", WELL, 40),
    online("Managing Stress", WELL, 30),
    online("Sleep and Shift Work", WELL, 25),
    online("Blood Transfusion Awareness", CLINICAL, 45),
    online("Venous Thromboembolism (VTE)", CLINICAL, 40),
    classroom("Intravenous Cannulation", CLINICAL, 240),
    online("Wound Care Fundamentals", CLINICAL, 60),
    online("Diabetes: Insulin Safety", CLINICAL, 45),
    online("Dementia Awareness", PATIENT, 50),
    online("Duty of Candour", PATIENT, 30),
    online("Incident Reporting", PATIENT, 25),
    online("Waste \"Sharps\" Disposal", SAFETY, 20),
    classroom("Ladders, Steps and Working at Height", SAFETY, 120),
    online("Using the Patient Record: Überblick für Ärzte", DATA, 45),
    online("Freedom of Information", DATA, 30),
    online("Welcome to Northmoor", PEOPLE, 30),
    online("Modern Slavery", PEOPLE, 25),
    hidden("Sandbox (do not use)", "Demo 1"),
    hidden("zz_Test course – 'old'", "Demo 1"),
];

const PROGRAMS: [PlanSeed; 8] = [
    plan("Welcome & Onboarding", PEOPLE, (0, 1, 4), 0),
    plan("Management Plus", LEAD, (20, 1, 7), 0),
    plan("Commercial Awareness", "Commercial Awareness", (22, 1, 2), 0),
    plan("New Nurse Preceptorship", CLINICAL, (4, 5, 7), 0),
    plan("Healthy Minds", WELL, (27, 1, 3), 0),
    plan("Data Champions", DATA, (2, 7, 4), 0),
    plan("Patient Safety Foundations", PATIENT, (5, 5, 5), 0),
    unlisted("Pilot program", "Demo 1", (44, 1, 2)),
];

const CERTIFICATIONS: [PlanSeed; 8] = [
    plan("Statutory and Mandatory Training", "Compliance", (0, 1, 12), 24),
    plan("Data security and privacy", DATA, (2, 7, 6), 12),
    plan("Safe and Healthy Workplace", SAFETY, (0, 7, 7), 36),
    plan("Safeguarding", PATIENT, (1, 5, 8), 36),
    plan("Leadership Essentials", LEAD, (20, 1, 7), 0),
    plan("Clinical Skills Passport", CLINICAL, (12, 2, 10), 24),
    plan("Mental Health First Aider", WELL, (27, 1, 3), 0),
    unlisted("Carbon literacy (pilot)", "Demo 1", (43, 1, 3)),
];
