//! The service worker: session, requests to Salesforce, frames; holds no state of its own.
