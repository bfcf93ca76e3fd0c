//! Requests to Salesforce as values, and its replies parsed; no input or output.
