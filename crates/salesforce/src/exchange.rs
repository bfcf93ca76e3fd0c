//! What is asked of an org at once: reads that do not wait for one another, in as few requests
//! as Salesforce allows, and whose session it is along with them.
//!
//! It decides what to send next from the replies alone, and knows nothing of how they travel:
//! send [`Exchange::requests`] all at once, hand the replies to [`Exchange::take`], and go on
//! until nothing is left to be sent.

#[cfg(test)]
mod tests;

use super::answer::{Answer, Calls, Identity, Readings, Usage, Version};
use super::composite::{self, Company, MOST_PARTS, MOST_QUERIES};
use super::error::{ApiError, Obstacle};
use super::http::{Reply, Request};
use super::patience::turned_away;
use super::read::Read;
use super::session::SessionId;
use std::collections::BTreeSet;

/// What came back for a read.
type Outcome = Result<Answer, ApiError>;

/// Whose session it is.
#[derive(Clone, Debug, Default)]
pub struct Whose {
    /// As it was read before, of this very session.
    pub known: Option<Identity>,
    /// Who is expected; the answers to anybody else are thrown away.
    pub expected: Option<Identity>,
}

/// Reads under way to an org.
pub struct Exchange<'a> {
    session: &'a SessionId,
    version: Version,
    whose: Whose,
    reads: Vec<Read>,
    outcomes: Vec<Option<Outcome>>,
    /// What is on the way.
    sent: Vec<Parcel>,
    /// What got nowhere together with others.
    alone: BTreeSet<usize>,
    /// Why nothing of it counts.
    failed: Option<ApiError>,
    calls: Calls,
    usage: Option<Usage>,
}

/// What one request asks; reads by their place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Parcel {
    Identity,
    One(usize),
    Several(Vec<usize>),
}

impl<'a> Exchange<'a> {
    /// Begins with these reads, none of them sent yet.
    pub fn begin(session: &'a SessionId, version: Version, whose: Whose, reads: Vec<Read>) -> Self {
        let outcomes = reads.iter().map(|_| None).collect();
        let failed = whose.known.as_ref().and_then(|known| odds(session, &whose, known));
        let (sent, alone, calls) = (Vec::new(), BTreeSet::new(), Calls::default());
        Self { session, version, whose, reads, outcomes, sent, alone, failed, calls, usage: None }
    }

    /// The requests to send now, all at once; none when there is nothing left to be sent.
    pub fn requests(&mut self) -> Vec<Request> {
        if self.failed.is_some() {
            return Vec::new();
        }
        let mut requests = Vec::new();
        for parcel in self.parcels() {
            match self.request(&parcel) {
                Ok(request) => {
                    self.sent.push(parcel);
                    requests.push(request);
                }
                Err(error) => self.settle(&parcel, &error),
            }
        }
        if !requests.is_empty() {
            let count = u32::try_from(requests.len()).unwrap_or(u32::MAX);
            self.calls += Calls { requests: count, round_trips: 1, api_calls: count };
        }
        requests
    }

    /// Takes the replies to [`Exchange::requests`], in their order. One that is missing counts
    /// as unanswered.
    pub fn take(&mut self, replies: Vec<Result<Reply, ApiError>>) {
        let mut replies = replies.into_iter();
        for parcel in std::mem::take(&mut self.sent) {
            let reply = replies.next().unwrap_or(Err(ApiError::NoAnswer));
            let told = reply.as_ref().ok().and_then(|reply| Usage::parse(reply.limit_info.as_deref()?));
            self.usage = told.or(self.usage);
            match parcel {
                Parcel::Identity => self.identify(reply),
                Parcel::One(place) => {
                    let outcome = reply.and_then(|reply| answer(self.read(place), &reply));
                    self.put(place, outcome);
                }
                Parcel::Several(places) => self.take_apart(places, reply),
            }
        }
    }

    /// The answers.
    ///
    /// # Errors
    /// When it was not told whose session it is, or it is somebody else's: then nothing that
    /// was answered is given out.
    pub fn finish(self) -> Result<Readings, ApiError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        let identity = self.whose.known.ok_or(ApiError::NoAnswer)?;
        let answer = |(read, outcome): (&Read, Option<Outcome>)| match read {
            Read::Identity => Ok(Answer::Identity(identity.clone())),
            _ => outcome.unwrap_or(Err(ApiError::NoAnswer)),
        };
        let answers = self.reads.iter().zip(self.outcomes).map(answer).collect();
        Ok(Readings { identity, answers, calls: self.calls, usage: self.usage })
    }

    fn read(&self, place: usize) -> &Read {
        self.reads.get(place).expect("a place of a read")
    }

    fn put(&mut self, place: usize, outcome: Outcome) {
        if let Some(open) = self.outcomes.get_mut(place) {
            *open = Some(outcome);
        }
    }

    /// What has no answer yet, packed.
    fn parcels(&self) -> Vec<Parcel> {
        let mut parcels = Vec::new();
        if self.whose.known.is_none() {
            parcels.push(Parcel::Identity);
        }
        let (mut queries, mut resources) = (Vec::new(), Vec::new());
        let open = self.reads.iter().zip(&self.outcomes).enumerate();
        for (place, (read, _)) in open.filter(|(_, (_, outcome))| outcome.is_none()) {
            match composite::company(read) {
                _ if *read == Read::Identity => {}
                Company::Query if !self.alone.contains(&place) => queries.push(place),
                Company::Resource if !self.alone.contains(&place) => resources.push(place),
                _ => parcels.push(Parcel::One(place)),
            }
        }
        // Requests of about the same size: the parts of one are answered one after the other.
        let count = queries.len().div_ceil(MOST_QUERIES).max(1);
        let mut several: Vec<Vec<usize>> =
            queries.chunks(queries.len().div_ceil(count).max(1)).map(<[usize]>::to_vec).collect();
        for place in resources {
            match several.iter_mut().find(|places| places.len() < MOST_PARTS) {
                Some(places) => places.push(place),
                None => several.push(vec![place]),
            }
        }
        parcels.extend(several.into_iter().map(|places| match places.as_slice() {
            [place] => Parcel::One(*place),
            _ => Parcel::Several(places),
        }));
        parcels
    }

    fn request(&self, parcel: &Parcel) -> Result<Request, ApiError> {
        match parcel {
            Parcel::Identity => Read::Identity.request(self.version, self.session),
            Parcel::One(place) => self.read(*place).request(self.version, self.session),
            Parcel::Several(places) => {
                let addresses: Vec<_> =
                    places.iter().map(|place| self.read(*place).address(self.version)).collect();
                Ok(composite::request(&addresses, self.version, self.session))
            }
        }
    }

    /// The same error for each read of a parcel.
    fn settle(&mut self, parcel: &Parcel, error: &ApiError) {
        match parcel {
            Parcel::Identity => self.failed = Some(error.clone()),
            Parcel::One(place) => self.put(*place, Err(error.clone())),
            Parcel::Several(places) => {
                for place in places {
                    self.put(*place, Err(error.clone()));
                }
            }
        }
    }

    fn identify(&mut self, reply: Result<Reply, ApiError>) {
        match reply.and_then(|reply| answer(&Read::Identity, &reply)) {
            Ok(Answer::Identity(found)) => {
                self.failed = odds(self.session, &self.whose, &found);
                self.whose.known = Some(found);
            }
            Ok(_) => self.failed = Some(ApiError::NoAnswer),
            Err(error) => self.failed = Some(error),
        }
    }

    /// Gives each read of a parcel its own part of the reply. What may have failed for the
    /// company it was in is asked once more, alone.
    fn take_apart(&mut self, places: Vec<usize>, reply: Result<Reply, ApiError>) {
        let whole = reply.and_then(|reply| match turned_away(&reply) {
            Some(error) => Err(error),
            None => composite::parts(&reply, places.len()),
        });
        match whole {
            Ok(parts) => {
                for (place, part) in places.into_iter().zip(parts) {
                    match part.map(|part| answer(self.read(place), &part)) {
                        Some(outcome) if !is_doubtful(&outcome) => self.put(place, outcome),
                        _ => {
                            self.alone.insert(place);
                        }
                    }
                }
            }
            Err(error) if is_for_each(&error) => self.settle(&Parcel::Several(places), &error),
            Err(_) => self.alone.extend(places),
        }
    }
}

/// What the reply to a read says.
fn answer(read: &Read, reply: &Reply) -> Outcome {
    match turned_away(reply) {
        Some(error) => Err(error),
        None => read.parse(reply),
    }
}

/// Why the session can't be used, when it is this one's.
fn odds(session: &SessionId, whose: &Whose, found: &Identity) -> Option<ApiError> {
    let expected = whose.expected.as_ref().unwrap_or(found);
    let why = if !session.belongs_to(&found.org_id) || found.org_id != expected.org_id {
        Obstacle::OtherOrg
    } else if found.user_id != expected.user_id {
        Obstacle::OtherUser
    } else {
        return None;
    };
    Some(ApiError::NotSent { why })
}

/// Whether an error of several reads would be that of each, so that asking again helps nobody.
fn is_for_each(error: &ApiError) -> bool {
    match error {
        ApiError::NotSent { .. }
        | ApiError::Busy { .. }
        | ApiError::Stopped
        | ApiError::Interrupted { .. }
        | ApiError::SignedOut
        | ApiError::NotForApi
        | ApiError::Limit { .. }
        | ApiError::Maintenance
        | ApiError::TooOld { .. } => true,
        ApiError::NoAnswer
        | ApiError::TooSlow { .. }
        | ApiError::TooLarge { .. }
        | ApiError::WebPage { .. }
        | ApiError::Refused { .. }
        | ApiError::NotXml { .. }
        | ApiError::NotUnderstood { .. } => false,
    }
}

/// Whether a part may be otherwise than the same read alone. A query that is refused for what it
/// asks is so by 400 or 403; an answer in pieces was seen where others stood before it.
fn is_doubtful(outcome: &Outcome) -> bool {
    match outcome {
        Ok(Answer::Records(records)) => !records.is_whole(),
        Err(ApiError::Refused { status, problems }) => {
            let is_halted = problems.iter().any(|problem| problem.code.ends_with("PROCESSING_HALTED"));
            is_halted || !matches!(status, 400 | 403)
        }
        Err(ApiError::NotUnderstood { .. } | ApiError::WebPage { .. }) => true,
        _ => false,
    }
}
