//! Composes a scene from an analysis: extent, projection, layers, markers, labels, furniture, style.
