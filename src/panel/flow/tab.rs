//! Which tab and which org is in front.

use super::super::effect::Effect;
use super::super::event::{DescribePurpose, Report};
use super::super::model::{About, Asked, FillStop, Job, Model, Notice, Unseen};
use super::super::saved::Saved;
use super::super::want::Want;
use crate::protocol::background::{PageError, Place, TabContext};

/// How many looks that get no answer are asked again, before it is said that the tab can't be seen.
const LOOKS_LOST_AT_MOST: u8 = 3;

/// A look that gets an answer takes less.
const LONGEST_LOOK_MS: f64 = 10_000.0;

/// How long after such a look it is asked again.
const BETWEEN_LOST_LOOKS_MS: u32 = 200;

/// The tab was seen. Another org brings its own place and values; a tab of no org
/// leaves all as it is, for when the org comes back to the front.
pub(in crate::panel) fn saw(model: &mut Model, sight: Result<TabContext, PageError>) -> Vec<Want> {
    model.tab.look_since_ms = None;
    // The browser ends a service worker that rests, and what was just asked of it is lost;
    // the next question starts it again.
    if sight.is_err() && model.tab.looks_lost < LOOKS_LOST_AT_MOST {
        model.tab.looks_lost += 1;
        return vec![Effect::After { ms: BETWEEN_LOST_LOOKS_MS, then: Report::TabChanged }.into()];
    }
    model.tab.looks_lost = 0;
    take(model, sight.map_err(Unseen::Browser))
}

/// A look that has taken too long is asked again: who was to answer may have gone with the
/// question. What is known of the tab stays for some such looks; where nothing is, it is said.
pub(in crate::panel) fn late(model: &mut Model) -> Vec<Want> {
    // The first look is begun before there is a state.
    let awaited = model.tab.look_since_ms.or(model.tab.sight.is_none().then_some(model.now_ms));
    model.tab.look_since_ms = awaited;
    if awaited.is_none_or(|since| model.now_ms - since < LONGEST_LOOK_MS) {
        return Vec::new();
    }
    model.tab.look_since_ms = None;
    let mut wants = Vec::new();
    if model.tab.seen().is_some() && model.tab.looks_lost < LOOKS_LOST_AT_MOST {
        model.tab.looks_lost += 1;
    } else {
        wants = take(model, Err(Unseen::NoAnswer));
    }
    wants.push(Effect::Look.into());
    wants
}

fn take(model: &mut Model, sight: Result<TabContext, Unseen>) -> Vec<Want> {
    let tab_before = model.tab.seen().map(|sight| sight.tab);
    let was_signed_out = is_at(model, Place::SignedOut);
    model.tab.sight = Some(sight);
    let mut wants = Vec::new();
    if was_signed_out && (is_at(model, Place::Setup) || is_at(model, Place::Elsewhere)) {
        wants.push(Want::Settle(About::ReadingSignedOut));
    }
    if tab_before != model.tab.seen().map(|sight| sight.tab) {
        model.page.frames.clear();
    }
    if let Some(host) = model.tab.host().map(str::to_owned)
        && model.tab.org_host.as_ref() != Some(&host)
    {
        forget_org(model);
        model.tab.org_host = Some(host.clone());
        wants.push(Effect::Recall { host }.into());
    }
    if model.tab.is_followed() {
        if model.page.frames.is_empty() {
            model.page.arrival.expect(model.now_ms);
        }
        wants.push(Effect::Describe(DescribePurpose::Follow).into());
    } else {
        model.page.frames.clear();
        model.page.arrival.settle();
    }
    wants
}

fn is_at(model: &Model, place: Place) -> bool {
    model.tab.seen().is_some_and(|sight| sight.place == Some(place))
}

/// Puts away all that belongs to an org, before another one's is taken up.
fn forget_org(model: &mut Model) {
    let mut fresh = Model::new(model.surface, (*model.guide).clone(), (*model.catalog).clone());
    (fresh.guide, fresh.catalog) = (model.guide.clone(), model.catalog.clone());
    fresh.tab.sight = model.tab.sight.take();
    fresh.keys.key = model.keys.key.take();
    fresh.page.switch_key = model.page.switch_key.take();
    fresh.now_ms = model.now_ms;
    *model = fresh;
}

/// What was remembered of this org.
pub(in crate::panel) fn remembered(model: &mut Model, saved: Option<Box<Saved>>) -> Vec<Want> {
    if model.tab.recalled {
        return Vec::new();
    }
    let filling = saved.as_ref().and_then(|saved| saved.filling);
    if let Some(saved) = saved {
        model.restore(*saved);
    }
    model.tab.recalled = true;
    if filling.is_some() && filling == model.tab.seen().map(|sight| sight.tab) {
        return vec![Notice::FillingStopped(FillStop::PutAside).into(), Want::Remember];
    }
    Vec::new()
}

/// Another tab came to the front. What was begun in the one before is not gone on with in this one.
pub(in crate::panel) fn other(model: &mut Model) -> Vec<Want> {
    model.page.frames.clear();
    model.page.pointer = None;
    model.form.results.clear();
    if model.question == Some(Asked::LeaveForm) {
        model.question = None;
    }
    let mut wants = vec![Effect::Look.into()];
    let was_filling = matches!(model.work.job, Job::Filling(_));
    model.leave_page_work();
    if was_filling {
        wants.push(Notice::FillingStopped(FillStop::OtherTab).into());
        wants.push(Want::Remember);
    }
    wants
}
