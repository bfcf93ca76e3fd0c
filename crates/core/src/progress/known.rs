//! What findings mean for the steps: the state of each, and what comes first.
//!
//! A step is "to do" as long as nothing of what it makes was found; once something of it
//! is there, whatever else is missing or different needs a change.

use super::verdict::{CheckRemark, CheckVerdict, StepState};
use super::whose::Whose;
use crate::check::{Difference, Finding, Remark, Verdict};
use crate::org::{AppCertificate, FoundApp, Org};
use gather::Gather as _;
use guide::{
    CheckId, CheckSpec, FactKind, Guide, ParameterId, PermissionSetFact, Step, StepId, Task, Template,
    UserFact, Values,
};
use std::collections::{BTreeMap, BTreeSet};
use words::check;

/// All that is known of the setup in an org.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// What is to be set up.
    pub guide: &'a Guide,
    /// What the checks said, see [`verdicts`].
    pub verdicts: &'a BTreeMap<CheckId, CheckVerdict>,
    /// Steps of which a page of Setup showed all that they want.
    pub seen_on_page: &'a BTreeSet<StepId>,
    /// The key that is held here; none where that is not known.
    pub key: Option<HeldKey>,
    /// What came of a login.
    pub login: Option<LoginSeen>,
    /// What came of asking the class.
    pub class: Option<ClassSeen>,
    /// Whether it is known where the class answers.
    pub has_class_path: bool,
    /// Whether the org was read since the last login: what it shows then is newer than the proof.
    pub is_read_since: bool,
    /// Whether the app whose login is tested has a certificate already.
    pub app_has_certificate: bool,
}

/// What is held here of a key pair.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeldKey {
    /// Nothing yet.
    Nothing,
    /// The certificate; its private key is somewhere else.
    Certificate,
    /// Both.
    Pair,
}

/// What came of a login.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoginSeen {
    /// It was granted, and this is whose session it gave.
    Granted(Whose),
    /// The org refused it.
    Refused,
    /// It can't be told.
    Unclear,
}

/// What came of asking the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClassSeen {
    /// It answered in a session of this user.
    Answered(Whose),
    /// This user may not run it.
    NoAccess(Whose),
    /// There was another answer, or none, in a session of this user.
    Unclear(Whose),
    /// There was no login to ask it with.
    NoLogin,
}

/// How many steps are OK, and where to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The steps that are OK.
    pub ok: usize,
    /// All steps.
    pub total: usize,
    /// The place of the first step that is not OK and has something to be done.
    pub next: Option<usize>,
}

static NOTHING_SEEN: BTreeSet<StepId> = BTreeSet::new();

impl<'a> Known<'a> {
    /// What checks alone tell.
    pub fn of_checks(guide: &'a Guide, verdicts: &'a BTreeMap<CheckId, CheckVerdict>) -> Self {
        Self {
            guide,
            verdicts,
            seen_on_page: &NOTHING_SEEN,
            key: None,
            login: None,
            class: None,
            has_class_path: false,
            is_read_since: false,
            app_has_certificate: false,
        }
    }

    /// What is known about a step. "OK" only when every check of it says so, or when it was
    /// seen here: a key that is held, a login, an answer of the class.
    pub fn state(&self, step: &Step) -> StepState {
        let seen = match step.task {
            Some(Task::MakeKey) => self.key.map(|key| match key {
                HeldKey::Pair | HeldKey::Certificate => StepState::Ok,
                HeldKey::Nothing => StepState::ToDo,
            }),
            Some(Task::TestLogin) => self.login.map(|end| match end {
                LoginSeen::Granted(Whose::Meant)
                    if self.is_read_since && self.by_checks(step) == StepState::NeedsChange =>
                {
                    StepState::NeedsChange
                }
                LoginSeen::Granted(Whose::Meant) => StepState::Ok,
                LoginSeen::Granted(Whose::OtherOrg) | LoginSeen::Refused => StepState::NeedsChange,
                LoginSeen::Granted(Whose::Unsure) | LoginSeen::Unclear => StepState::CouldNotCheck,
            }),
            Some(Task::ReachClass) => Some(self.class(step)),
            Some(Task::HandOver) => Some(StepState::ToDo),
            None => None,
        };
        seen.unwrap_or_else(|| self.by_checks(step))
    }

    /// Whether the class answered. Without its path and a private key nobody here can ask it;
    /// that matters once a login is possible at all.
    fn class(&self, step: &Step) -> StepState {
        if !self.has_class_path || self.key == Some(HeldKey::Certificate) {
            let mut needs = step.needs.iter().filter_map(|id| self.guide.step(id));
            let is_begun = needs.all(|need| self.state(need) == StepState::Ok);
            return if is_begun { StepState::CouldNotCheck } else { StepState::ToDo };
        }
        match self.class {
            None => StepState::ToDo,
            Some(ClassSeen::Answered(Whose::Meant)) if self.is_read_since && self.access_is_open() => {
                StepState::ToDo
            }
            Some(ClassSeen::Answered(Whose::Meant)) => StepState::Ok,
            Some(
                ClassSeen::NoAccess(Whose::Meant | Whose::OtherOrg)
                | ClassSeen::Answered(Whose::OtherOrg)
                | ClassSeen::Unclear(Whose::OtherOrg),
            ) => StepState::NeedsChange,
            Some(_) => StepState::CouldNotCheck,
        }
    }

    /// Whether some check of the step is OK with a risk.
    pub fn has_risk(&self, step: &Step) -> bool {
        self.guide.checks_of(&step.id).any(|check| self.verdict(check).has_risk())
    }

    /// The places of the steps that decide whether the user may run the class.
    pub fn access_steps(&self) -> Vec<usize> {
        let decide = [
            FactKind::PermissionSet(PermissionSetFact::Class),
            FactKind::PermissionSet(PermissionSetFact::Permission),
            FactKind::User(UserFact::PermissionSet),
        ];
        let decides = |step: &Step| {
            let mut checks = self.guide.checks_of(&step.id);
            checks.any(|check| self.guide.fact(check).is_some_and(|fact| decide.contains(&fact.kind())))
        };
        let steps = self.guide.steps.iter().enumerate();
        steps.filter(|(_, step)| decides(step)).map(|(place, _)| place).collect()
    }

    /// Whether one of these steps is known to need something.
    fn access_is_open(&self) -> bool {
        let places = self.access_steps();
        let mut steps = places.into_iter().filter_map(|place| self.guide.steps.get(place));
        steps.any(|step| matches!(self.state(step), StepState::NeedsChange | StepState::ToDo))
    }

    fn by_checks(&self, step: &Step) -> StepState {
        let verdicts: Vec<CheckVerdict> =
            self.guide.checks_of(&step.id).map(|check| self.verdict(check)).collect();
        let any = |wanted: fn(&CheckVerdict) -> bool| verdicts.iter().any(wanted);
        if verdicts.is_empty() || any(|verdict| matches!(verdict, CheckVerdict::NotChecked)) {
            if self.seen_on_page.contains(&step.id) { StepState::SeenOnPage } else { StepState::Open }
        } else if any(|verdict| matches!(verdict, CheckVerdict::NeedsChange { .. })) {
            StepState::NeedsChange
        } else if any(|verdict| matches!(verdict, CheckVerdict::CouldNotCheck { .. })) {
            StepState::CouldNotCheck
        } else if any(|verdict| matches!(verdict, CheckVerdict::ToDo { .. } | CheckVerdict::Waits { .. })) {
            StepState::ToDo
        } else {
            StepState::Ok
        }
    }

    /// What is said of a check, seen together with the others of its step and with those it
    /// waits for.
    pub fn verdict(&self, check: &CheckSpec) -> CheckVerdict {
        match self.verdicts.get(&check.id) {
            None => CheckVerdict::NotChecked,
            Some(CheckVerdict::ToDo { expected, found, remedy }) if self.is_begun(check) => {
                CheckVerdict::NeedsChange {
                    expected: expected.clone(),
                    found: found.clone(),
                    remedy: remedy.clone(),
                }
            }
            Some(CheckVerdict::Waits { title }) if !self.waits_for_work(check) => {
                CheckVerdict::CouldNotCheck { why: check::NeedsAnother { check: title.clone() }.into() }
            }
            Some(verdict) => verdict.clone(),
        }
    }

    /// Whether something of what the step of this check makes was found.
    fn is_begun(&self, check: &CheckSpec) -> bool {
        self.guide.checks_of(&check.step).any(|other| match self.verdicts.get(&other.id) {
            Some(CheckVerdict::Ok { .. }) => {
                self.guide.fact(other).is_some_and(|fact| !fact.kind().holds_untouched())
            }
            Some(CheckVerdict::NeedsChange { .. }) => true,
            _ => false,
        })
    }

    /// Whether what a check waits for is known to be missing or different. Where that could
    /// not be read, this one could not be checked either.
    fn waits_for_work(&self, check: &CheckSpec) -> bool {
        let ok = |verdict: Option<&CheckVerdict>| matches!(verdict, Some(CheckVerdict::Ok { .. }));
        let first = check.after.iter().find(|id| !ok(self.verdicts.get(id)));
        let Some(awaited) = first.and_then(|id| self.guide.check(id)) else { return false };
        match self.verdicts.get(&awaited.id) {
            Some(CheckVerdict::NeedsChange { .. } | CheckVerdict::ToDo { .. }) => true,
            Some(CheckVerdict::Waits { .. }) => self.waits_for_work(awaited),
            _ => false,
        }
    }

    /// The places of the steps that this one builds on and that are not known to be OK.
    pub fn needs(&self, step: &Step) -> Vec<usize> {
        let steps = self.guide.steps.iter().enumerate();
        steps
            .filter(|(_, other)| step.needs.contains(&other.id) && self.state(other) != StepState::Ok)
            .map(|(place, _)| place)
            .collect()
    }

    /// How far the guide is done.
    pub fn progress(&self) -> Progress {
        let steps = self.guide.steps.iter();
        let is_ok: Vec<bool> = steps.clone().map(|step| self.state(step) == StepState::Ok).collect();
        Progress {
            ok: is_ok.iter().filter(|is_ok| **is_ok).count(),
            total: is_ok.len(),
            next: steps.zip(&is_ok).position(|(step, is_ok)| !is_ok && !self.is_spared(step)),
        }
    }

    /// Whether a step makes a key while the app has a certificate already: a new key would end
    /// the logins that there are.
    fn is_spared(&self, step: &Step) -> bool {
        step.task == Some(Task::MakeKey) && self.app_has_certificate
    }
}

/// Whether the app of this org whose login is tested has a certificate.
pub fn has_certificate(guide: &Guide, org: &Org) -> bool {
    let found = guide.receiver_app().and_then(|(role, _)| org.apps.get(role.as_str()));
    let settings = found.and_then(FoundApp::there).and_then(|app| app.global_settings.known()?.as_ref());
    settings.is_some_and(|settings| settings.certificate != AppCertificate::None)
}

/// What the findings say, check by check.
pub fn verdicts(guide: &Guide, values: &Values, findings: &[Finding]) -> BTreeMap<CheckId, CheckVerdict> {
    let verdict = |finding: &Finding| (finding.check.clone(), meant(guide, values, finding.verdict.clone()));
    findings.iter().map(verdict).gather()
}

fn meant(guide: &Guide, values: &Values, verdict: Verdict) -> CheckVerdict {
    match verdict {
        Verdict::Met { found, remark } => CheckVerdict::Ok {
            found,
            remark: remark.map(|remark| match remark {
                Remark::Note(says) => CheckRemark::Note(says),
                Remark::Risk(says) => CheckRemark::Risk(says),
            }),
        },
        Verdict::Differs { kind: Difference::Missing, expected, found, remedy } => {
            CheckVerdict::ToDo { expected, found, remedy }
        }
        Verdict::Differs { kind: Difference::Wrong, expected, found, remedy } => {
            CheckVerdict::NeedsChange { expected, found, remedy }
        }
        Verdict::Unknown { waits_for: Some(id), .. } => {
            let title = guide.check(&id).map(|check| check.title.say(values));
            CheckVerdict::Waits { title: title.unwrap_or_default() }
        }
        Verdict::Unknown { why, waits_for: None } => CheckVerdict::CouldNotCheck { why },
    }
}

/// The checks that compared something with this value, and those that wait for them: what
/// they said is not known of another value.
pub fn rests_on(guide: &Guide, name: &ParameterId) -> BTreeSet<CheckId> {
    let compares = |check: &&CheckSpec| {
        let compared = guide.fact(check).map(|fact| fact.texts(&guide.objects));
        let said = [check.title.names(), check.remedy.names()].into_iter();
        said.chain(compared.into_iter().flatten().map(Template::names)).any(|names| names.contains(name))
    };
    guide.checks.iter().filter(compares).flat_map(|check| guide.dependents(&check.id)).gather()
}
