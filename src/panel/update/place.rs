//! Where the admin is: tab, page, step and values.

use super::super::effect::Effect;
use super::super::event::{LookFor, World};
use super::super::model::{
    About, Announcement, Asked, AtPage, FillPhase, FillStop, Job, Model, Notice, Record, Refused,
};
use super::super::saved::Saved;
use super::{fill, point, seen, undo};
use crate::guide::{Learned, Parameter, ParameterId, Template};
use crate::page::command::Frame;
use crate::protocol::background::{PageError, Place, Sight};
use zeroize::Zeroizing;

/// How long a page that is loading is left alone between two looks.
const BETWEEN_LOOKS_MS: u32 = 250;

/// Remembers the state of this org.
pub(super) fn remember(model: &Model) -> Vec<Effect> {
    match &model.org_host {
        Some(host) if model.recalled => {
            vec![Effect::Remember { host: host.clone(), saved: Box::new(model.saved()) }]
        }
        _ => Vec::new(),
    }
}

/// How many looks that get no answer are asked again, before it is said that the tab can't be seen.
const LOOKS_LOST_AT_MOST: u8 = 3;

/// How long after such a look it is asked again.
const BETWEEN_LOST_LOOKS_MS: u32 = 200;

/// The tab was seen. Another org brings its own place and values; a tab of no org
/// leaves all as it is, for when the org comes back to the front.
pub(super) fn saw(model: &mut Model, sight: Result<Sight, PageError>) -> Vec<Effect> {
    // The browser ends a service worker that rests, and what was just asked of it is lost;
    // the next question starts it again.
    if sight.is_err() && model.looks_lost < LOOKS_LOST_AT_MOST {
        model.looks_lost += 1;
        return vec![Effect::After { ms: BETWEEN_LOST_LOOKS_MS, then: World::TabChanged }];
    }
    model.looks_lost = 0;
    let tab_before = model.seen().map(|sight| sight.tab);
    let was_signed_out = is_at(model, Place::SignedOut);
    model.sight = Some(sight);
    if was_signed_out && (is_at(model, Place::Setup) || is_at(model, Place::Elsewhere)) {
        model.said.settle(&About::ReadingSignedOut);
    }
    if tab_before != model.seen().map(|sight| sight.tab) {
        model.frames.clear();
    }
    let mut effects = Vec::new();
    if let Some(host) = model.host().map(str::to_owned)
        && model.org_host.as_ref() != Some(&host)
    {
        forget_org(model);
        model.org_host = Some(host.clone());
        effects.push(Effect::Recall { host });
    }
    if model.is_followed() {
        if model.frames.is_empty() {
            model.arrival.expect(model.now_ms);
        }
        effects.push(Effect::Describe(LookFor::Follow));
    } else {
        model.frames.clear();
        model.arrival.settle();
    }
    effects
}

fn is_at(model: &Model, place: Place) -> bool {
    model.seen().is_some_and(|sight| sight.place == Some(place))
}

/// Puts away all that belongs to an org, before another one's is taken up.
fn forget_org(model: &mut Model) {
    let fresh = Model::new(model.surface, (*model.guide).clone(), (*model.catalog).clone());
    let (sight, key, switch_key) = (model.sight.take(), model.key.take(), model.switch_key.take());
    let now_ms = model.now_ms;
    let (guide, catalog) = (model.guide.clone(), model.catalog.clone());
    *model = Model { guide, catalog, sight, now_ms, switch_key, key, ..fresh };
}

/// What was remembered of this org.
pub(super) fn remembered(model: &mut Model, saved: Option<Box<Saved>>) -> Vec<Effect> {
    if model.recalled {
        return Vec::new();
    }
    let filling = saved.as_ref().and_then(|saved| saved.filling);
    if let Some(saved) = saved {
        model.restore(*saved);
    }
    model.recalled = true;
    if filling.is_some() && filling == model.seen().map(|sight| sight.tab) {
        model.said.notify(Notice::FillingStopped(FillStop::PutAside));
        return remember(model);
    }
    Vec::new()
}

/// The page is being followed.
pub(super) fn tick(model: &mut Model) -> Vec<Effect> {
    match &model.job {
        Job::Filling(filling) if filling.phase == FillPhase::AwaitingPerson => fill::look(),
        Job::Filling(_) | Job::Restoring(_) => Vec::new(),
        _ if model.is_followed() => vec![Effect::Describe(LookFor::Follow)],
        _ => Vec::new(),
    }
}

/// The frames of the tab, for the stage of the step and for the ids that addresses carry.
pub(super) fn followed(model: &mut Model, frames: Result<Vec<Frame>, PageError>) -> Vec<Effect> {
    match frames {
        Ok(frames) if model.take_frames(&frames) => {}
        Ok(_) | Err(PageError::NoPage) => return vec![Effect::Look],
        // The page is just being replaced; the next look finds the new one.
        Err(PageError::Gone) => return Vec::new(),
        // Nobody asked for this look, and pages come and go: only what the admin asks
        // for is answered with the browser's reason.
        Err(PageError::Browser { .. } | PageError::NotHere) => {
            model.frames.clear();
            model.arrival.settle();
            return Vec::new();
        }
    }
    let was_open = model.unsaved.clone();
    if model.job.is_idle() {
        undo::follow_refused_form(model);
    }
    forget_typed(model);
    seen::note_steps(model);
    seen::follow_filled(model);
    let mut effects = point::followed(model);
    if learn(model) || was_open != model.unsaved {
        effects.extend(remember(model));
    }
    effects.extend(watch(model));
    effects
}

/// What is loading is looked at again soon, so that it is not said to be for longer than it is.
fn watch(model: &mut Model) -> Option<Effect> {
    let is_to_be_watched = model.at_page() == AtPage::Loading && model.arrival.is_to_be_watched();
    is_to_be_watched.then_some(Effect::After { ms: BETWEEN_LOOKS_MS, then: World::StillLoading })
}

/// Time has passed for a page that was loading.
pub(super) fn still_loading(model: &mut Model) -> Vec<Effect> {
    model.arrival.watched();
    tick(model)
}

/// "Filled, not saved yet" is true only while the form is open.
fn forget_typed(model: &mut Model) {
    let tab = model.seen().map(|sight| sight.tab);
    let here = model.unsaved.as_ref().is_some_and(|form| Some(form.tab) == tab);
    if model.job.is_idle() && here && !model.form_is_open() {
        let form = model.unsaved.take();
        model.left_form = model
            .current()
            .stages
            .iter()
            .any(|stage| form.as_ref().is_some_and(|form| form.page == stage.page));
        if model.left_form {
            model.said.announce(Announcement::FormLeft);
        }
    }
    let form_is_open = model.stage().is_some_and(|stage| !stage.fields.is_empty());
    if !form_is_open && model.job.is_idle() {
        model.results.retain(|_, outcome| !outcome.is_done());
    }
}

/// Takes the id of a record that was just made: a form that was filled here has been left,
/// and the page that came has the name that was in it for its title. A name alone is no
/// proof: several records may bear it, and which one is meant is for the org to say.
fn learn(model: &mut Model) -> bool {
    if !model.left_form {
        return false;
    }
    let learned: Vec<(String, String)> = model
        .shown_pages()
        .iter()
        .filter(|shown| model.record(shown) == Record::Ours)
        .flat_map(|shown| &shown.ids)
        .filter_map(|(name, id)| {
            let subject = model.subject(name, id)?;
            Some((subject.learned.of(subject.role), id.clone()))
        })
        .filter(|(name, _)| model.values.get(name).is_none())
        .collect();
    for (name, value) in &learned {
        model.values.set(name, value);
    }
    !learned.is_empty()
}

/// Another tab came to the front. What was begun in the one before is not gone on with in this one.
pub(super) fn other_tab(model: &mut Model) -> Vec<Effect> {
    model.frames.clear();
    model.pointer = None;
    model.results.clear();
    if model.question == Some(Asked::LeaveForm) {
        model.question = None;
    }
    let mut effects = vec![Effect::Look];
    let was_filling = matches!(model.job, Job::Filling(_));
    leave_page_work(model);
    if was_filling {
        model.said.notify(Notice::FillingStopped(FillStop::OtherTab));
        effects.extend(remember(model));
    }
    effects
}

/// Ends what is being done on the page, and the question that belongs to it.
fn leave_page_work(model: &mut Model) {
    if matches!(model.job, Job::Filling(_) | Job::Picking(_) | Job::Restoring(_)) {
        model.job = Job::Idle;
    }
    if model.question == Some(Asked::Fields) {
        model.question = None;
        model.asked_fields.clear();
    }
}

/// Shows a step.
pub(super) fn go(model: &mut Model, step: usize) -> Vec<Effect> {
    if step >= model.guide.steps.len() {
        return Vec::new();
    }
    model.step = step;
    model.results.clear();
    model.left_form = false;
    model.refused = None;
    model.said.put_away();
    leave_page_work(model);
    model.said.announce(Announcement::Step { place: step });
    let mut effects = point::hide(model);
    effects.extend(remember(model));
    // What was seen last may be gone: the admin has worked on the page meanwhile.
    if model.is_followed() {
        model.arrival.expect(model.now_ms);
        effects.push(Effect::Describe(LookFor::Follow));
    }
    effects
}

/// Changes a value. A text that may be a secret is not kept: the value is then empty.
pub(super) fn set_value(model: &mut Model, name: ParameterId, value: String) -> Vec<Effect> {
    let value = Zeroizing::new(value);
    let parameter = model.guide.parameters.iter().find(|parameter| parameter.id == name);
    let is_known = parameter.is_some_and(|parameter| is_of_orgs_key(model, parameter, &value));
    let kept = parameter.filter(|_| !is_known).map(|parameter| parameter.form.keep(&value));
    let Some(Err(why)) = kept else {
        model.refused = None;
        return take_value(model, name, &value);
    };
    let times = model.refused.as_ref().filter(|before| before.name == name).map_or(0, |before| before.times);
    model.refused = Some(Refused { name: name.clone(), why, times: times + 1 });
    model.said.announce(Announcement::ValueNotKept(why));
    take_value(model, name, "")
}

/// Whether a text is the consumer key that the org told, or its beginning: metadata can give
/// an app one that does not look like those that Salesforce makes.
fn is_of_orgs_key(model: &Model, parameter: &Parameter, text: &str) -> bool {
    let told = model.told_consumer_key(parameter);
    told.is_some_and(|told| told.starts_with(text.trim()))
}

/// What was checked with the old value is not known of the new one.
fn take_value(model: &mut Model, name: ParameterId, value: &str) -> Vec<Effect> {
    let before = model.values.get(name.as_str()).map(str::to_owned);
    model.values.set(name.as_str(), value);
    if model.values.get(name.as_str()) == before.as_deref() {
        return Vec::new();
    }
    let stale: Vec<_> = model
        .guide
        .checks
        .iter()
        .filter(|check| {
            let compared = model.guide.fact(check).map(|fact| fact.texts(&model.guide.objects));
            let said = [check.title.names(), check.mend.names()].into_iter();
            said.chain(compared.into_iter().flatten().map(Template::names)).any(|names| names.contains(&name))
        })
        .flat_map(|check| model.guide.dependents(&check.id))
        .collect();
    model.verdicts.retain(|id, _| !stale.contains(id));
    model.seen_on_page.clear();
    forget_learned(model, &name);
    model.typed.insert(name);
    remember(model)
}

/// What was learned of objects that go by this value, or was proved by it, is not known of
/// others.
fn forget_learned(model: &mut Model, name: &ParameterId) {
    let guide = model.guide.clone();
    let names = |text: &Template| text.names().contains(name);
    let mut gone: Vec<String> = Vec::new();
    for (role, set) in &guide.objects.permission_sets {
        // An id is learned from pages that show the label, which is no identity.
        gone.extend(
            [Some(&set.api_name), set.label.as_ref()]
                .into_iter()
                .flatten()
                .any(names)
                .then(|| Learned::Id.of(role)),
        );
    }
    for (role, profile) in &guide.objects.profiles {
        gone.extend(names(&profile.name).then(|| Learned::Id.of(role)));
        gone.extend(profile.clone_of.as_ref().is_some_and(names).then(|| Learned::SourceId.of(role)));
    }
    for (role, user) in &guide.objects.users {
        gone.extend(names(&user.username).then(|| Learned::Id.of(role)));
    }
    for (role, app) in &guide.objects.apps {
        gone.extend([&app.label, &app.api_name].into_iter().any(names).then(|| Learned::Id.of(role)));
        if names(&app.api_name) {
            gone.push(Learned::ConsumerKey.of(role));
            gone.extend(app.entered_consumer_key.iter().flat_map(Template::names).map(|entered| entered.0));
        }
    }
    for name in gone {
        model.values.set(&name, "");
    }
    // A proof is of a login of this user through this app, whatever else is renamed.
    let is_of_login = guide.login().is_some_and(|login| {
        let entered = login.app.entered_consumer_key.as_ref();
        [&login.app.api_name, &login.user.username].into_iter().chain(entered).any(names)
    });
    if is_of_login {
        model.forget_proofs();
    }
    if guide.class_rest().is_some_and(|rest| names(&rest.path)) {
        model.class = None;
    }
}

/// Opens the step's page, unless a form would be lost by it that the admin may want.
pub(super) fn ask_open(model: &mut Model) -> Vec<Effect> {
    if seen::has_unsaved_work(model) {
        model.question = Some(Asked::LeaveForm);
        return Vec::new();
    }
    open(model)
}

/// The admin gives the form up.
pub(super) fn leave_form(model: &mut Model) -> Vec<Effect> {
    model.question = None;
    model.unsaved = None;
    model.earlier = None;
    open(model)
}

fn open(model: &mut Model) -> Vec<Effect> {
    let Some(path) = model.address() else { return Vec::new() };
    model.arrival.open(model.now_ms);
    vec![Effect::Open { path }]
}

/// The page is being opened, or the panel moved beside it; or not.
pub(super) fn opening(model: &mut Model, result: Result<(), PageError>) -> Vec<Effect> {
    match result {
        Ok(()) => {
            model.said.settle(&About::OpeningPage);
            model.said.settle(&About::OpeningAnew);
        }
        Err(error) => {
            model.arrival.settle();
            // That the step's page is in front ends what is said of opening it, and nothing else.
            let is_here = model.stage().is_some();
            let about = if is_here { About::OpeningAnew } else { About::OpeningPage };
            model.said.notify(Notice::of_page(error, about));
        }
    }
    Vec::new()
}
