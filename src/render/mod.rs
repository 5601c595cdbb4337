//! A scene to bytes; nothing is measured or placed here.
