//! The Yew application: hands events to `update`, effects to `perform`, and the screen to the view.

use super::attention::was_in_sight;
use super::compose::screen;
use super::effect::Effect;
use super::event::{Event, FocusIn, Message, Report};
use super::language;
use super::model::Model;
use super::perform::{self, Stand, perform};
use super::screen::Surface;
use super::update::{begin, update};
use super::view::{Attention, ScreenView};
use crate::browser::attention::{self, InSight};
use crate::browser::{clock, runtime, surroundings, tabs};
use crate::protocol::background::Run;
use guidepost_core::org::{Moment, Zones, minutes_ahead};
use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;
use yew::prelude::*;

/// How often the page is looked at while the panel can be seen.
const FOLLOW_EVERY: Duration = Duration::from_secs(1);
/// However long a look takes, the next one comes after this.
const FOLLOW_AT_LEAST: Duration = Duration::from_secs(5);
/// How soon it is looked again whether the panel has been in sight for long enough.
const SIGHT_SETTLES: Duration = Duration::from_millis(50);
/// A look may take at most this share of the time, so a huge page is looked at less often.
const REST_PER_LOOK: f64 = 10.0;

/// What reaches the component.
#[derive(Debug)]
pub enum Input {
    /// An event for the state.
    Message(Message),
    /// The tab in front of a side panel is known.
    Front(Option<i32>),
    /// The key that moves the focus was pressed, with this tab in front.
    SwitchFocus(i32),
    /// What was pressed beside the page was pressed in sight of the panel, or not.
    Proved(Event, bool),
    /// Whether the panel beside the page is in sight may have changed.
    TabContext,
    /// Time has passed.
    Tick,
}

/// The panel.
pub struct App {
    model: Model,
    stand: Stand,
    /// The tab in front, for the moment in which this document goes.
    front: Rc<Cell<Option<i32>>>,
    /// Whether the panel beside the page can be seen; none in the side panel, and where
    /// the browser can't tell.
    in_sight: Option<Rc<InSight>>,
    /// Whether that has been so for long enough.
    is_in_sight: bool,
    /// Whether it is being found out whether a press was made in sight of the panel.
    is_proving: bool,
    /// When the look at the page that is under way began.
    look_began_ms: f64,
    /// How long the next one is put off.
    rest: Duration,
    /// The language in which words of Setup are quoted, where they differ from what is spoken.
    setup_language: String,
    _news: runtime::Listener,
}

impl App {
    fn run(&mut self, ctx: &Context<Self>, effects: Vec<Effect>) {
        for effect in effects {
            if matches!(effect, Effect::Describe(_)) {
                self.look_began_ms = clock::now_ms();
            }
            let run = self.model.work.run;
            let is_of_run = effect.is_of_run();
            let stand = Stand { run, ..self.stand.clone() };
            let link = ctx.link().clone();
            wasm_bindgen_futures::spawn_local(async move {
                if let Some(report) = perform(effect, stand).await {
                    let report = if is_of_run { Report::Of(run, Box::new(report)) } else { report };
                    link.send_message(Input::Message(Message::Report(report)));
                }
            });
        }
    }

    fn front(ctx: &Context<Self>) {
        ctx.link().send_future(async { Input::Front(perform::tab_in_front().await) });
    }

    fn tick(ctx: &Context<Self>, rest: Duration) {
        ctx.link().send_future(async move {
            clock::pause(rest).await;
            Input::Tick
        });
    }

    /// Finds out whether what acts was pressed in sight of the panel, which a page can
    /// cover, distort or hide. Another press meanwhile is none.
    fn prove(&mut self, ctx: &Context<Self>, event: Event) {
        if std::mem::replace(&mut self.is_proving, true) {
            return;
        }
        let (in_sight, stand, pressed_ms) = (self.in_sight.clone(), self.stand.clone(), clock::now_ms());
        ctx.link().send_future(async move {
            let is_seen = match in_sight {
                Some(in_sight) => {
                    was_in_sight(in_sight.since_ms(), pressed_ms)
                        && perform::is_panel_seen(&stand).await
                        && in_sight.look_again().await
                        && was_in_sight(in_sight.since_ms(), pressed_ms)
                }
                None => false,
            };
            Input::Proved(event, is_seen)
        });
    }

    /// Takes note of how long a look at the page took.
    fn measure(&mut self, message: &Message) {
        if matches!(message, Message::Report(Report::Frames(..))) {
            let took = (clock::now_ms() - self.look_began_ms).max(0.0);
            let rest = Duration::from_secs_f64(took * REST_PER_LOOK / 1000.0);
            self.rest = rest.clamp(FOLLOW_EVERY, FOLLOW_AT_LEAST);
        }
    }
}

/// How far a time zone is ahead, as the browser knows it.
fn minutes_ahead_of_utc(zone: &str, at: Moment) -> Option<i64> {
    minutes_ahead(&clock::with_offset(zone, at.seconds().checked_mul(1000)?)?)
}

/// What is shown in a tab goes with the panel.
fn leave(tab: Option<i32>, stand: &Stand) {
    if tab.is_some() {
        let stand = Stand { tab, ..stand.clone() };
        wasm_bindgen_futures::spawn_local(async move { perform::leave_tab(&stand).await });
    }
}

impl Component for App {
    type Message = Input;
    type Properties = ();

    fn create(ctx: &Context<Self>) -> Self {
        let surface = if surroundings::is_side_panel() { Surface::Side } else { Surface::Embedded };
        let guide = shipped::guides().into_iter().next().expect("a guide is shipped");
        let catalog = shipped::catalog();
        let marks = catalog.marks.clone();
        let front = Rc::new(Cell::new(None));
        let link = ctx.link().clone();
        let news = runtime::listen(move |message| {
            if let Some(tab) = perform::switch_focus_in(message.clone()) {
                link.send_message(Input::SwitchFocus(tab));
            } else if perform::is_key_news(message) {
                link.send_message(Input::Message(Message::Report(Report::KeyNews)));
            }
        });
        if surface == Surface::Side {
            let link = ctx.link().clone();
            tabs::watch(move || {
                let link = link.clone();
                link.send_future(async { Input::Front(perform::tab_in_front().await) });
            });
            Self::front(ctx);
            let (front, marks) = (front.clone(), marks.clone());
            surroundings::at_the_end(move || {
                let run = Run::default();
                leave(front.get(), &Stand { tab: None, marks: marks.clone(), run });
            });
        }
        attention::watch_window();
        Self::tick(ctx, FOLLOW_EVERY);
        let mut app = Self {
            model: Model {
                zones: Zones(minutes_ahead_of_utc),
                language: language::spoken(),
                ..Model::new(surface, guide, catalog)
            },
            stand: Stand { tab: None, marks, run: Run::default() },
            front,
            in_sight: None,
            is_in_sight: false,
            is_proving: false,
            look_began_ms: clock::now_ms(),
            rest: FOLLOW_EVERY,
            setup_language: String::new(),
            _news: news,
        };
        if surface == Surface::Embedded {
            let link = ctx.link().clone();
            let changed = move || link.send_message(Input::TabContext);
            app.in_sight = InSight::begin(changed).map(Rc::new);
            app.run(ctx, begin());
        }
        app
    }

    fn update(&mut self, ctx: &Context<Self>, input: Input) -> bool {
        let effects = match input {
            Input::Message(Message::Admin(event))
                if self.model.surface == Surface::Embedded && !event.only_shows() =>
            {
                self.prove(ctx, event);
                return false;
            }
            Input::Proved(event, is_seen) => {
                self.is_proving = false;
                let message = if is_seen { Message::Admin(event) } else { Message::Report(Report::Unseen) };
                update(&mut self.model, message, clock::now_ms())
            }
            Input::Message(message) => {
                self.measure(&message);
                update(&mut self.model, message, clock::now_ms())
            }
            Input::Front(tab) => {
                let before = std::mem::replace(&mut self.stand.tab, tab);
                self.front.set(tab);
                if before != tab {
                    leave(before, &self.stand);
                }
                if before.is_none() && tab.is_some() {
                    let stand = self.stand.clone();
                    wasm_bindgen_futures::spawn_local(
                        async move { perform::announce_side_panel(&stand).await },
                    );
                    begin()
                } else if tab.is_some() {
                    let report = if before == tab { Report::TabChanged } else { Report::OtherTab };
                    update(&mut self.model, Message::Report(report), clock::now_ms())
                } else {
                    Vec::new()
                }
            }
            Input::SwitchFocus(tab) if self.model.tab.seen().is_some_and(|sight| sight.tab == tab) => {
                let focus = if surroundings::has_focus() { FocusIn::Panel } else { FocusIn::Page };
                update(&mut self.model, Message::Admin(Event::SwitchFocus(focus)), clock::now_ms())
            }
            Input::SwitchFocus(_) => return false,
            Input::TabContext => {
                let since_ms = self.in_sight.as_ref().and_then(|in_sight| in_sight.since_ms());
                let is_in_sight = was_in_sight(since_ms, clock::now_ms());
                if since_ms.is_some() && !is_in_sight {
                    ctx.link().send_future(async {
                        clock::pause(SIGHT_SETTLES).await;
                        Input::TabContext
                    });
                }
                return std::mem::replace(&mut self.is_in_sight, is_in_sight) != is_in_sight;
            }
            Input::Tick => {
                Self::tick(ctx, self.rest);
                if !surroundings::is_visible() {
                    return false;
                }
                update(&mut self.model, Message::Report(Report::Tick), clock::now_ms())
            }
        };
        self.run(ctx, effects);
        let of_page = self
            .model
            .page
            .declared_language()
            .filter(|tag| language::quote_setup_in(tag, &self.model.catalog));
        if let Some(tag) = of_page {
            self.setup_language = tag.to_owned();
        }
        true
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        let on_event = ctx.link().callback(|event| Input::Message(Message::Admin(event)));
        let attention = match (self.model.surface, self.is_in_sight) {
            (Surface::Side, _) => Attention::Side,
            (Surface::Embedded, true) => Attention::Seen,
            (Surface::Embedded, false) => Attention::Unseen,
        };
        // In another language everything is drawn anew, what has not changed as data, too.
        let key = format!("{} {}", self.model.language, self.setup_language);
        html! {
            <ContextProvider<Attention> context={attention}>
                <ScreenView {key} screen={screen(&self.model)} {on_event} />
            </ContextProvider<Attention>>
        }
    }
}
