//! Salesforce's own words: what labels of forms, attributes and addresses of Setup
//! are made of. Whatever holds any other word is a customer's, or may be.
//!
//! Sources: the labels of the catalog and of the stand-in org's pages, the names of
//! Setup's nodes in public links, and the addresses of classic pages. Left out are
//! words that people are called by as well (Grant, Mark, May).

use gather::Gather as _;
use std::collections::BTreeSet;

/// Words of labels and of names in the page's code, in small letters.
const WORDS: &str = "
    a about access account accounts action actions activate activation active add address admin administration
    administrative after alias all allow allowed an and announcement any apex api apis app application applications
    apps approve approved approver are as assign assigned assignment assignments at attribute attributes audit auth
    authentication authorization authorize authorized auto automation available back basic before box browser build
    builder bulk button by callback cancel case cases cell certificate certificates change chatter checkbox
    choose city class classes clear client clone close code column columns combobox comments common community company
    component components condition connected consent console consumer contact contacts content contract cookie cookies
    country create created credential credentials crumb currency custom customize data dataset date deactivate debug
    default delegated delete deleted delivery department deploy deployment description desktop detail details developer
    device dialog digital disable disabled display distribution division do domain domains download drop each edit editing
    editor email employee enable enabled encoding encryption end enter entity error event events every exchange
    expiration expire export extension external fax feature features field fields file files filter find first flow flows
    folder folders for forecast form format formula from function general generate global group groups header
    help hide history home host hours html icon id identity if image immediately import in inactive
    information input integration integrations internal introspect ip is issue item items job jwt key knowledge label
    language last launcher layout layouts level license licenses limit limits line link list lists locale location log
    login logins logo logout lookup mail main manage managed management manager matching maximum member members
    menu message messages metadata minimum mobile mode modified modify multi my name named namespace
    navigation network new next nickname no none not notes notification notifications notify number numbers oauth object
    objects of offer offers offline on one only open operator option optional options or order org organization other
    out overview owner package packages packaged page pages panel parameter parent password path per perform period
    permission permissions permit permitted personal phone picklist picture pin platform plugin policies policy
    portal position postal previous primary print priority private process product profile profiles provider public
    publish query queue queues quick radio range read reason receive recent record records recycle redirect
    refresh region related relax relaxation release remote remove report reports request requests require
    required requires reset resource resources response rest restricted restrictions result results return role
    roles rotation row rule rules run salesforce salutation sandbox save schedule scheduled scope scopes script search section
    secret section security see select selected selection send sender server service services session sessions set sets
    setting settings setup share sharing show sign signature single site sites size social sort source
    standard start state static status step street style submit subject summary support switch sync system tab table tabs tag
    target task tasks team template templates test text thanks the theme this time timeout title to
    today token tokens tool tools top trace trigger triggers trusted type types unique unlock update upload url urls use
    used user username users using valid validation value values verification verify version view views
    visible visibility web when which widget window with without work workflow workspace yes you your zip zone
    bottom j pc udd assign licensing enhanced ext noredirect isdtp clc addr uri params sfdc lightning aura
    relay ret frame origin apexp jsp vf pkce jwtbearer textarea dual listbox source combobutton
";

/// Segments of addresses and names of queries that are no words.
const ADDRESS: &str = "
    e s d m _ui udd _classic lightning setup one one.app r o n c cmp apex secur servlet servlet.servlet p ui ltng
    PermSets EnhancedProfiles ManageUsers retURL isdtp clc sfdcIFrameHost sfdcIFrameOrigin appLayout isUserEntityOverride
    nonce ltn_app_id setupid rlid fcf lsr lsi rowsperpage
";

/// The key prefixes of Salesforce's own objects ("Standard Field Record ID Prefix Decoder").
const PREFIXES: &str = "
    001 003 005 006 00D 00E 00G 00I 00N 00O 00Q 00X 00e 00h 012 015 01I 01N 01Z 01m 01p 01q 033 035 03g 04m 066 068 069
    06P 0A2 0BM 0Ba 0C8 0CE 0DB 0DM 0H4 0OZ 0PF 0PL 0PP 0PS 0PG 0Pa 0PK 0SO 0XU 0Xc 0sp 0xI 0xW 100 101 10y 500 501 701 800 888
";

/// The languages of Salesforce's user interface.
const LANGUAGES: &str = "
    ar bg bn bs ca cs cy da de el en es et eu fa fi fr gu he hi hr hu hy id in is it iw ja ka kl kn ko lb lt lv mi mk ml mr
    ms mt my nl no nb pl pt rm ro ru sh sk sl sq sr sv sw ta te th tl tr uk ur vi xh yi zh zu
";

/// How an id of a component may be counted.
const LONGEST_COUNTER: usize = 3;

/// The words, ready to be looked up.
pub(super) struct Vocabulary {
    words: BTreeSet<&'static str>,
    address: BTreeSet<&'static str>,
    prefixes: BTreeSet<&'static str>,
    languages: BTreeSet<&'static str>,
}

impl Vocabulary {
    /// All of it.
    pub(super) fn new() -> Self {
        let set = |text: &'static str| text.split_whitespace().gather();
        Self { words: set(WORDS), address: set(ADDRESS), prefixes: set(PREFIXES), languages: set(LANGUAGES) }
    }

    /// Whether a label of a form is made of such words alone, and of nothing that is no letter.
    pub(super) fn has_label(&self, text: &str) -> bool {
        let is_sign = |c: char| c.is_whitespace() || "-/&()',.:*?".contains(c);
        let mut words = text.split(is_sign).filter(|word| !word.is_empty()).peekable();
        words.peek().is_some() && words.all(|word| self.words.contains(word.to_lowercase().as_str()))
    }

    /// Whether a part of a name in the page's code is one of Salesforce's: words joined by
    /// capitals, with a number counted up behind it.
    pub(super) fn has_name(&self, part: &str) -> bool {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        part.len() - letters.len() <= LONGEST_COUNTER
            && !part.is_empty()
            && letters.chars().all(|c| c.is_ascii_alphabetic())
            && humps(letters).iter().all(|word| self.words.contains(word.as_str()))
    }

    /// Whether a segment of a path, or a name of a query, is one of Salesforce's.
    pub(super) fn has_segment(&self, text: &str) -> bool {
        self.address.contains(text)
            || self.prefixes.contains(text)
            || (!text.is_empty()
                && !text.ends_with("__c")
                && text.split(['.', '_', '-']).all(|part| self.has_name(part)))
    }

    /// Whether it is the id of a record of an object of Salesforce's.
    pub(super) fn is_id(&self, text: &str) -> bool {
        matches!(text.len(), 15 | 18)
            && text.chars().all(|c| c.is_ascii_alphanumeric())
            && text.chars().any(|c| c.is_ascii_digit())
            && text.get(..3).is_some_and(|prefix| self.prefixes.contains(prefix))
    }

    /// Whether it is the tag of a language, with a country or a script at most.
    pub(super) fn has_language(&self, tag: &str) -> bool {
        let mut parts = tag.split(['-', '_']);
        let is_known =
            parts.next().is_some_and(|primary| self.languages.contains(primary.to_lowercase().as_str()));
        let is_country = |part: &str| part.len() == 2 && part.chars().all(|c| c.is_ascii_uppercase());
        let rest: Vec<&str> = parts.collect();
        is_known
            && rest.len() <= 2
            && rest.iter().all(|part| is_country(part) || ["Hans", "Hant"].contains(part))
    }
}

/// The words of a name that are told apart by capitals, in small letters: `newAPIName` is
/// new, api and name.
fn humps(name: &str) -> Vec<String> {
    let letters: Vec<char> = name.chars().collect();
    let is_upper = |at: usize| letters.get(at).is_some_and(char::is_ascii_uppercase);
    let mut words: Vec<String> = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        let begins =
            is_upper(at) && (at == 0 || !is_upper(at - 1) || (at + 1 < letters.len() && !is_upper(at + 1)));
        match words.last_mut() {
            Some(word) if !begins => word.push(letter.to_ascii_lowercase()),
            _ => words.push(letter.to_ascii_lowercase().to_string()),
        }
    }
    words
}
