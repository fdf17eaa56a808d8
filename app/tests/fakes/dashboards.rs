use std::sync::Arc;

use async_trait::async_trait;
use chrono::{Days, NaiveDate, NaiveTime};
use domain::account::SessionToken;
use domain::answer::{Answer, ChosenFilter, DashboardView, Freshness, RefusedLoad, SourceFreshness, Widget, WidgetState};
use domain::dashboard::{DashboardName, WidgetSpec};
use domain::filters::{FilterField, FilterOption, FilterOptions};
use domain::ids::{ReleaseId, RequestId};
use domain::ports::{DashboardRequest, Dashboards, OptionsRequest, Rows};
use domain::problem::Problem;
use domain::specs::standard;

use super::{Case, courses, numbers};

#[derive(Clone)]
pub struct Fake;

#[async_trait]
impl Dashboards for Fake {
    fn for_request(&self, _: &RequestId) -> Arc<dyn Dashboards> {
        Arc::new(self.clone())
    }

    async fn dashboard(&self, session: &SessionToken, request: &DashboardRequest) -> Result<DashboardView, Problem> {
        let case = Case::of(session.expose()).ok_or(Problem::SignedOut)?;
        refused(case)?;
        let spec = standard(request.dashboard);
        let year = request.filters.year();
        let widgets = spec.widgets.iter().enumerate().map(|(index, spec)| widget(case, index, spec, request)).collect();
        let mut filters = request.filters.clone();
        for (field, value) in request.dashboard.default_filters().iter().filter(|(field, _)| !request.filters.has(*field)) {
            filters.add(*field, value)?;
        }
        let named = |(field, value): (FilterField, &str)| ChosenFilter { field, value: value.to_owned(), label: label(field, value) };
        let chosen = filters.pairs().map(named).collect();
        let (years, year, paging) = (numbers::YEARS.collect(), year.or(Some(*numbers::YEARS.end())), request.paging);
        Ok(DashboardView {
            spec,
            filters,
            freshness: freshness(case),
            years,
            year,
            paging,
            course_address: "https://lms.example/course/view.php?id={id}".parse().ok(),
            chosen,
            widgets,
        })
    }

    async fn options(&self, session: &SessionToken, request: &OptionsRequest) -> Result<FilterOptions, Problem> {
        refused(Case::of(session.expose()).ok_or(Problem::SignedOut)?)?;
        let typed = request.typed.to_lowercase();
        let all = all_options(request.field);
        let selectable = i64::try_from(all.len()).unwrap_or_default();
        let matching: Vec<_> = all.into_iter().filter(|option| option.label.to_lowercase().contains(&typed)).collect();
        let count = i64::try_from(matching.len()).unwrap_or_default();
        Ok(FilterOptions { options: matching.into_iter().take(20).collect(), matching: count, selectable })
    }

    async fn release(&self, session: &SessionToken) -> Result<Option<ReleaseId>, Problem> {
        let case = Case::of(session.expose()).ok_or(Problem::SignedOut)?;
        Ok(freshness(case).map(|freshness| freshness.release))
    }

    async fn rows(&self, session: &SessionToken, request: &DashboardRequest, widget: &str) -> Result<Box<dyn Rows>, Problem> {
        let case = Case::of(session.expose()).ok_or(Problem::SignedOut)?;
        let spec = standard(request.dashboard).widgets.into_iter().find(|spec| spec.id == widget).ok_or(Problem::NotFound)?;
        match courses::state(&spec, request) {
            WidgetState::Ready { answer, .. } => Ok(Box::new(Parts(case, vec![answer.clone(), answer]))),
            WidgetState::Failed(problem) => Err(problem),
        }
    }
}

/// Rows that come in parts.
struct Parts(Case, Vec<Answer>);

#[async_trait]
impl Rows for Parts {
    async fn next(&mut self) -> Result<Option<Answer>, Problem> {
        refused(self.0)?;
        Ok(self.1.pop())
    }
}

/// Why there are no numbers at all.
fn refused(case: Case) -> Result<(), Problem> {
    let (message, retry_seconds) = match case {
        Case::Down => ("The figures cannot be read at the moment. Try again in a minute.", 60),
        Case::Waking => ("Your data is waking up. The warehouse that holds it takes up to a few minutes to start.", 15),
        _ => return Ok(()),
    };
    Err(Problem::Unavailable { message: message.to_owned(), retry_seconds })
}

fn widget(case: Case, index: usize, spec: &WidgetSpec, request: &DashboardRequest) -> Widget {
    let year = request.filters.year();
    let state = match case {
        // One figure, one chart and the table.
        Case::Failed if [1, 5, 6].contains(&index) => WidgetState::Failed(Problem::Internal { request_id: RequestId::new("7f3a-91c2") }),
        Case::NoRelease | Case::NoPerson => ready(Answer::default(), Answer::default()),
        Case::Nothing if request.dashboard == DashboardName::Courses => courses::nothing(),
        Case::Nothing => ready(numbers::nothing(), Answer::default()),
        _ if request.dashboard == DashboardName::Courses => courses::state(spec, request),
        _ => ready(numbers::answer(index, year), numbers::trend(index)),
    };
    Widget { spec: spec.clone(), state }
}

fn ready(answer: Answer, trend: Answer) -> WidgetState {
    WidgetState::Ready { answer, trend, drill: None, rows: None }
}

fn freshness(case: Case) -> Option<Freshness> {
    let as_of = NaiveDate::from_ymd_opt(2026, 9, 30)?;
    let loaded_at = as_of.checked_add_days(Days::new(1))?.and_time(NaiveTime::from_hms_opt(2, 14, 0)?);
    let refused = RefusedLoad { at: loaded_at.checked_add_days(Days::new(1))?, reason: "course_completions.csv has no header".to_owned() };
    let source = |(source, rows, rejected): (&str, i64, i64)| SourceFreshness {
        source: source.to_owned(),
        file: Some(format!("{source}.csv")),
        rows,
        rejected,
        carried_forward: source == "seminar_signups",
    };
    let sources = [("users", 8_412, 33), ("course_completions", 168_914, 4), ("seminar_signups", 22_351, 0)];
    let freshness = Freshness {
        release: ReleaseId::new("r1"),
        as_of,
        loaded_at,
        rejected: 37,
        current_year: 2026,
        age_days: if case == Case::Stale { 3 } else { 1 },
        refused_load: (case == Case::Refused).then_some(refused),
        sources: sources.map(source).to_vec(),
    };
    (case != Case::NoRelease).then_some(freshness)
}

fn all_options(field: FilterField) -> Vec<FilterOption> {
    let values: Vec<String> = match field {
        FilterField::Year => numbers::YEARS.rev().map(|year| year.to_string()).collect(),
        FilterField::Category => ["Clinical skills", "Mandatory training", "Wellbeing"].map(str::to_owned).to_vec(),
        FilterField::Status | FilterField::StatusInYear => ["Complete", "In progress", "Not yet started"].map(str::to_owned).to_vec(),
        FilterField::UserStatus => ["Active", "Suspended", "Deleted"].map(str::to_owned).to_vec(),
        _ => (1..=214).map(|id| id.to_string()).collect(),
    };
    let people = |value: &str| (field != FilterField::Year).then(|| 2_114 / value.parse::<i64>().unwrap_or(7) + 3);
    values.into_iter().map(|value| FilterOption { label: label(field, &value), people: people(&value), value }).collect()
}

/// The same names in chips, buttons and lists.
fn label(field: FilterField, value: &str) -> String {
    let names = ["North Region", "Northgate Hospital", "Harbour Clinic", "Community Care, North", "Norwood Day Unit"];
    match field {
        FilterField::Year | FilterField::UserStatus | FilterField::Category | FilterField::Status | FilterField::StatusInYear => {
            value.to_owned()
        }
        _ => match value.parse::<usize>().ok().and_then(|id| names.get(id.checked_sub(1)?)) {
            Some(name) => (*name).to_owned(),
            None => format!("{} {value}", field.title()),
        },
    }
}
