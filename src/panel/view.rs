//! Yew components: functions of [`super::screen`], emitting [`super::event::Event`].
