//! The key and its certificate: made here, or loaded from files.

use super::button::{Actions, copy};
use super::sensitive::SensitivePress;
use super::text::breakable;
use crate::browser::blob;
use crate::panel::event::Event;
use crate::panel::language::say;
use crate::panel::screen::{Button, FilesScreen, KeyScreen, PairLine, SizeLine, Weight};
use crate::protocol::keystore::FileAddress;
use web_sys::HtmlInputElement;
use words::{Text, button, key};
use yew::prelude::*;

/// What [`KeyView`] takes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct KeyProps {
    /// The state of the key.
    pub(crate) screen: KeyScreen,
    /// Where a press goes.
    pub(crate) on_event: Callback<Event>,
}

/// What is held, and the ways to a key.
#[component]
pub(crate) fn KeyView(props: &KeyProps) -> Html {
    let KeyProps { screen, on_event } = props;
    html! {
        <section>
            <h2>{ say(key::Heading) }</h2>
            <p role="status">{ say(&screen.state) }</p>
            if let Some(pair) = &screen.pair {
                { pair_rows(pair, on_event) }
            }
            if !screen.sizes.is_empty() {
                <fieldset class="sizes">
                    <legend>{ say(key::Size) }</legend>
                    { for screen.sizes.iter().map(|line| size(line, on_event)) }
                </fieldset>
            }
            <Actions id="key" buttons={screen.actions.clone()} on_event={on_event.clone()} />
            if let Some(files) = &screen.files {
                <details class="original key-files">
                    <summary><h3>{ say(key::UseExisting) }</h3></summary>
                    { load(files, on_event) }
                </details>
            }
        </section>
    }
}

fn pair_rows(pair: &PairLine, on_event: &Callback<Event>) -> Html {
    html! {
        <dl class="fields">
            <div class="field"><dt>{ say(key::CertificateOf) }</dt><dd class="value">{ breakable(&say(&pair.subject)) }</dd></div>
            <div class="field"><dt>{ say(key::Kind) }</dt><dd class="value">{ say(&pair.algorithm) }</dd></div>
            <div class="field"><dt>{ say(key::ValidUntil) }</dt><dd class="value">{ say(&pair.valid_until) }</dd></div>
            <div class="field">
                <dt>{ say(key::Fingerprint) }</dt>
                <dd class="value code">{ say(Text::value(&pair.fingerprint)) }</dd>
                <dd class="field-actions">{ copy(&key::Fingerprint.short(), &pair.fingerprint, on_event) }</dd>
                <dd class="field-notes">
                    <p class="help">{ say(key::Fingerprint.help()) }</p>
                </dd>
            </div>
            if !pair.weaknesses.is_empty() {
                <div class="field">
                    <dt>{ say(key::Weak) }</dt>
                    { for pair.weaknesses.iter().map(|weakness| html! { <dd class="value">{ say(weakness) }</dd> }) }
                </div>
            }
        </dl>
    }
}

fn size(line: &SizeLine, on_event: &Callback<Event>) -> Html {
    let bits = line.bits;
    let id = format!("key-size-{}", bits.count());
    let help_id = format!("{id}-help");
    let onchange = on_event.reform(move |_| Event::ChooseKeyBits(bits));
    html! {
        <div class="size" key={id.clone()}>
            <input
                id={id.clone()}
                type="radio"
                name="key-size"
                checked={line.chosen}
                aria-describedby={help_id.clone()}
                {onchange}
            />
            <label for={id}>{ say(&line.label) }</label>
            <p class="help" id={help_id}>{ say(&line.help) }</p>
        </div>
    }
}

fn load(files: &FilesScreen, on_event: &Callback<Event>) -> Html {
    match files {
        FilesScreen::Here { help, disabled } => html! {
            <ChooseFiles help={help.clone()} disabled={disabled.clone()} on_event={on_event.clone()} />
        },
        FilesScreen::Elsewhere { help, button } => html! {
            <>
                <p>{ say(help) }</p>
                <Actions id="files" buttons={vec![button.clone()]} on_event={on_event.clone()} />
            </>
        },
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ChooseFilesProps {
    help: Text,
    disabled: Option<Text>,
    on_event: Callback<Event>,
}

/// Two files to choose. They get addresses only when they are to be loaded, and nothing
/// here reads them.
#[component]
fn ChooseFiles(props: &ChooseFilesProps) -> Html {
    let ChooseFilesProps { help, disabled, on_event } = props;
    let private_key = use_node_ref();
    let certificate = use_node_ref();
    let load = Button {
        label: button::LoadFiles.into(),
        event: Event::LoadFiles { private_key: None, certificate: None },
        disabled: disabled.clone(),
        weight: Weight::Neutral,
    };
    let on_load = {
        let (private_key, certificate) = (private_key.clone(), certificate.clone());
        on_event.reform(move |event| match event {
            Event::LoadFiles { .. } => {
                Event::LoadFiles { private_key: chosen(&private_key), certificate: chosen(&certificate) }
            }
            other => other,
        })
    };
    // A browser's dialog has no way to choose nothing again.
    let clear = {
        let inputs = [private_key.clone(), certificate.clone()];
        move |_: MouseEvent| {
            for input in inputs.iter().filter_map(NodeRef::cast::<HtmlInputElement>) {
                input.set_value("");
            }
        }
    };
    html! {
        <div class="choose-files">
            <p id="files-help">{ say(help) }</p>
            <div class="parameter">
                <label for="private-key-file">{ say(key::File) }</label>
                <input id="private-key-file" type="file" ref={private_key} aria-describedby="files-help" />
            </div>
            <div class="parameter">
                <label for="certificate-file">{ say(key::CertificateFile) }</label>
                <input id="certificate-file" type="file" ref={certificate} aria-describedby="files-help" />
            </div>
            <div class="actions">
                <SensitivePress
                    button={load}
                    described_by={disabled.is_some().then_some(AttrValue::from("files-reason"))}
                    on_event={on_load}
                />
                <button type="button" class="button button-neutral" onclick={clear}>{ say(button::ClearChoice) }</button>
            </div>
            if let Some(reason) = disabled {
                <p class="reason" id="files-reason">{ say(reason) }</p>
            }
        </div>
    }
}

/// The address of the file that an input holds; none when it holds none, or one that is gone.
fn chosen(input: &NodeRef) -> Option<FileAddress> {
    let file = input.cast::<HtmlInputElement>()?.files()?.get(0)?;
    blob::address_of(&file).ok().map(FileAddress)
}
