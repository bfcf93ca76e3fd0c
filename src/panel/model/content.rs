//! What belongs into the fields of a form.

use super::{Model, Notice, catalog_field, catalog_page};
use crate::protocol::keystore::CertificateFacts;
use guide::{Checkbox, FieldContent, FieldValue, PageId};
use pages::command::FillAction;

/// The fields to fill: an optional one whose value is not known is left as the page has it.
pub(in crate::panel) fn wanted(model: &Model, fields: &[FieldValue]) -> Vec<FieldValue> {
    let known = |field: &&FieldValue| !field.optional || missing_value(model, field).is_none();
    fields.iter().filter(known).cloned().collect()
}

/// Why a field can't be filled yet.
pub(in crate::panel) fn missing_value(model: &Model, field: &FieldValue) -> Option<Notice> {
    match &field.value {
        FieldContent::Certificate { .. } if certificate(model).is_none() => Some(Notice::NoCertificate),
        FieldContent::Text(text) => text.fill(&model.entered.values).err().map(Notice::ValueNeeded),
        FieldContent::Pick { shown, value } => std::iter::once(shown)
            .chain(value)
            .find_map(|text| text.fill(&model.entered.values).err())
            .map(Notice::ValueNeeded),
        FieldContent::Items(items) => items
            .iter()
            .find_map(|item| item.shown.fill(&model.entered.values).err())
            .map(Notice::ValueNeeded),
        _ => None,
    }
}

/// What is to be put into a field; none while a value is missing.
pub(in crate::panel) fn action(model: &Model, page: &PageId, field: &FieldValue) -> Option<FillAction> {
    let catalog = model.catalog.page(&catalog_page(page))?.field(&catalog_field(&field.field))?;
    Some(match &field.value {
        FieldContent::Text(text) => FillAction::Text { text: text.fill(&model.entered.values).ok()? },
        FieldContent::Checkbox(state) => FillAction::SetChecked { on: *state == Checkbox::On },
        FieldContent::Option { token, shown } => FillAction::Choose(catalog.choice(Some(token), shown)),
        FieldContent::Pick { shown, value } => {
            let value = value.as_ref().map(|text| text.fill(&model.entered.values)).transpose().ok()?;
            FillAction::Choose(catalog.choice_of(value, &shown.fill(&model.entered.values).ok()?))
        }
        FieldContent::Items(items) => FillAction::Include {
            items: items
                .iter()
                .map(|item| {
                    Some(catalog.choice(item.token.as_deref(), &item.shown.fill(&model.entered.values).ok()?))
                })
                .collect::<Option<_>>()?,
        },
        FieldContent::Certificate { file_name } => FillAction::Attach {
            file_name: file_name.clone(),
            mime: "application/x-x509-ca-cert".to_owned(),
            text: certificate(model)?.certificate_pem.clone(),
        },
    })
}

fn certificate(model: &Model) -> Option<&CertificateFacts> {
    model.keys.key.as_ref()?.certificate()
}
