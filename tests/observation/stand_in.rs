//! The stand-in org as a native test sees it: a process that starts orgs, and
//! plain HTTP to them.

use guide::{Guide, Values};
use guidepost_core::observe::{Observation, Progress, Wanted};
use guidepost_core::org::Org;
use salesforce::exchange::{Exchange, Whose};
use salesforce::http::{Reply, Request};
use salesforce::{Answer, ApiError, Calls, Read, SessionId, Version};
use serde::Deserialize;
use std::cell::Cell;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{ChildStdin, ChildStdout, Command, Stdio};

/// The process that starts orgs. It ends when its input ends, at the latest with the tests.
pub(crate) struct Orgs {
    input: ChildStdin,
    lines: BufReader<ChildStdout>,
    /// The scenarios that come in families.
    pub(crate) families: Families,
}

/// The scenarios that come in families, by their names behind the colon.
#[derive(Clone, Deserialize)]
pub(crate) struct Families {
    /// Complete orgs with one wrong fact.
    pub(crate) wrong: Vec<String>,
    /// Orgs that somebody left half set up.
    pub(crate) half: Vec<HalfSetUp>,
    /// Orgs in which all is right, although it looks otherwise.
    pub(crate) right: Vec<String>,
    /// Complete orgs with profiles of another kind.
    pub(crate) profiles: Vec<String>,
    /// Complete orgs whose profile holds one thing too many.
    pub(crate) surpluses: Vec<Surplus>,
}

/// One thing too many.
#[derive(Clone, Deserialize)]
pub(crate) struct Surplus {
    pub(crate) name: String,
    /// What Salesforce's pages call it.
    pub(crate) words: String,
}

/// An org that somebody left half set up.
#[derive(Clone, Deserialize)]
pub(crate) struct HalfSetUp {
    pub(crate) name: String,
    /// The Username of the integration user, if there is one.
    pub(crate) username: Option<String>,
    /// The checks that see a mistake of their own.
    pub(crate) mistakes: Vec<String>,
}

/// An org that is running now.
#[derive(Deserialize)]
pub(crate) struct StandIn {
    port: u16,
    /// The admin's session.
    pub(crate) session: String,
    /// The certificate whose key signs the assertion, as PEM.
    pub(crate) certificate: String,
    /// Its fingerprint, by Node's own reading.
    pub(crate) fingerprint: String,
    /// The time when it was started, in seconds since 1970.
    pub(crate) now: i64,
    /// What the integration user would log in with; empty in an org without the app.
    pub(crate) assertion: String,
    /// How many bytes the body of its largest reply had.
    #[serde(skip)]
    pub(crate) largest: Cell<usize>,
    /// How many API calls it has counted.
    #[serde(skip)]
    pub(crate) counted: Cell<u32>,
}

fn tests_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

impl Orgs {
    /// Starts the process, after installing the locked npm packages where they are missing.
    #[expect(clippy::zombie_processes, reason = "it lives as long as the tests and ends with them")]
    pub(crate) fn open() -> Self {
        let folder = tests_folder();
        let node = folder.join("node_modules/.bin/node");
        if !node.exists() {
            let status =
                Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder).status();
            assert!(status.is_ok_and(|status| status.success()), "`npm ci` in tests/ did not succeed");
        }
        let mut process = Command::new(node)
            .args(["--no-warnings", "observation/orgs.mjs"])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        lines.read_line(&mut line).unwrap();
        let families = serde_json::from_str(&line).unwrap();
        Self { input: process.stdin.take().unwrap(), lines, families }
    }

    /// Starts an org of this scenario and stops the one before.
    pub(crate) fn start(&mut self, scenario: &str) -> StandIn {
        writeln!(self.input, "{scenario}").unwrap();
        let mut line = String::new();
        self.lines.read_line(&mut line).unwrap();
        assert!(!line.is_empty(), "the stand-in org did not start as {scenario}");
        serde_json::from_str(&line).unwrap()
    }
}

impl StandIn {
    /// Sends the request over plain HTTP and waits for the reply.
    pub(crate) fn send(&self, request: &Request) -> Reply {
        let headers: Vec<_> =
            request.headers().iter().map(|header| (header.name, header.value.as_str())).collect();
        self.exchange(request.method().as_str(), request.path(), &headers, request.body().unwrap_or_default())
    }

    /// Makes the next answers go wrong, as `tests/org/faults.mjs` says.
    pub(crate) fn fault(&self, fault: &serde_json::Value) {
        let json = [("Content-Type", "application/json")];
        let reply = self.exchange("POST", "/__org/faults", &json, &fault.to_string());
        assert_eq!(reply.status, 201, "{}", *reply.body);
    }

    /// Forgets what was to go wrong.
    pub(crate) fn heal(&self) {
        assert_eq!(self.exchange("DELETE", "/__org/faults", &[], "").status, 204);
    }

    fn exchange(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Reply {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        // Version 1.0 keeps the reply in one piece and closes the connection after it.
        let mut message = format!("{method} {path} HTTP/1.0\r\nHost: 127.0.0.1\r\n");
        for (name, value) in headers {
            write!(message, "{name}: {value}\r\n").unwrap();
        }
        write!(message, "Content-Length: {}\r\n\r\n{body}", body.len()).unwrap();
        stream.write_all(message.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        self.largest.set(self.largest.get().max(body.len()));
        let mut lines = head.lines();
        let status = lines.next().and_then(|line| line.split(' ').nth(1)).unwrap().parse().unwrap();
        let headers: Vec<_> = lines.filter_map(|line| line.split_once(": ")).collect();
        let header = |name: &str| {
            let found = headers.iter().find(|(found, _)| found.eq_ignore_ascii_case(name));
            found.map(|(_, value)| (*value).to_owned())
        };
        let usage = header("Sforce-Limit-Info");
        let used = usage
            .as_deref()
            .and_then(|text| text.strip_prefix("api-usage=")?.split('/').next()?.parse().ok());
        self.counted.set(used.unwrap_or(self.counted.get()));
        Reply {
            status,
            content_type: header("Content-Type"),
            date: header("Date"),
            limit_info: header("Sforce-Limit-Info"),
            retry_after: header("Retry-After"),
            body: body.to_owned().into(),
        }
    }
}

/// What was found, and what that cost.
pub(crate) fn observe(guide: &Guide, org: &StandIn, values: &Values) -> (Org, Calls) {
    observe_wanted(org, Wanted::of(guide, values, &[]))
}

/// As [`observe`], where this is looked for.
pub(crate) fn observe_wanted(org: &StandIn, wanted: Wanted) -> (Org, Calls) {
    let session = SessionId::new(org.session.clone()).unwrap();
    let versions = Read::Versions.parse(&org.send(&Read::versions_request())).unwrap();
    let Answer::Versions(offered) = versions else { panic!("{versions:?}") };
    let version = Version::choose(&offered).unwrap();
    let mut observation = Observation::start(wanted);
    observation.spend(Calls::VERSIONS);
    let mut identity = None;
    loop {
        let reads = observation.batch();
        let count = reads.len();
        let whose = Whose { known: identity.clone(), expected: identity.clone() };
        let mut exchange = Exchange::begin(&session, version, whose, reads);
        loop {
            let requests = exchange.requests();
            if requests.is_empty() {
                break;
            }
            exchange.take(requests.iter().map(|request| Ok(org.send(request))).collect());
        }
        let answers = match exchange.finish() {
            Ok(readings) => {
                observation.spend(readings.calls);
                observation.note_usage(readings.usage);
                identity = Some(readings.identity);
                readings.answers
            }
            Err(error) => vec![Err::<Answer, ApiError>(error); count],
        };
        let calls = observation.calls().expect("each batch says what it cost");
        match observation.answer(answers) {
            Progress::More(next) => observation = *next,
            Progress::Done(org) => return (*org, calls),
        }
    }
}
