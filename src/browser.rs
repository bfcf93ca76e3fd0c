//! The browser as typed calls: the only place that names its interfaces.
