//! Taking a version of the themes along, for other research tools.

use leptos::prelude::*;
use themes::{codebook::Codebook, csv, qdc};

use super::{file, texts};
use crate::text::{key::codebook, say, say_with};

/// Two files: REFI-QDA, and a table that Taguette imports.
#[component]
pub fn Export(codebook: Codebook, call: String) -> impl IntoView {
    let version = codebook.version();
    let codebook = StoredValue::new(codebook);
    let trouble = RwSignal::new(None::<String>);
    let name = move |ending: &str| format!("themes-{call}-{version}.{ending}");
    let (qdc_name, csv_name) = (name("qdc"), name("csv"));
    let failed = move |saved: bool| trouble.set((!saved).then(|| say(codebook::EXPORT_FAILED).to_owned()));
    let save_qdc = move |_| {
        let xml = codebook.with_value(qdc::write);
        failed(file::save(&qdc_name, "application/xml", &xml));
    };
    let save_csv = move |_| match codebook.with_value(csv::codebook) {
        Ok(table) => failed(file::save(&csv_name, "text/csv", &table)),
        Err(csv::PathTooLong(path)) => {
            trouble.set(Some(say_with(codebook::EXPORT_TOO_LONG, &[("name", path.into())])));
        }
    };
    let id = format!("themes-export-{version}");
    view! {
        <section class="stack" aria-labelledby=id.clone()>
            <h2 id=id.clone()>{texts::export(version)}</h2>
            <p class="hint">{say(codebook::EXPORT_HINT)}</p>
            <div class="actions">
                <button class="button-quiet" type="button" on:click=save_qdc>{say(codebook::EXPORT_QDC)}</button>
                <button class="button-quiet" type="button" on:click=save_csv>{say(codebook::EXPORT_CSV)}</button>
            </div>
            <p class="error" role="status">{move || trouble.get()}</p>
        </section>
    }
}
